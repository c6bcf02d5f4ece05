package coop.talkoot.api;

import coop.talkoot.governance.FederalVotes;
import coop.talkoot.people.Viewer;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;

/** In which of their groups somebody counts, where several of these are asked by one federation. */
@Controller(Api.ROOT + "/groups/{id}/counted-here")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CountedHereController {
    private final FederalVotes federal;
    private final KnownGroups groups;

    CountedHereController(FederalVotes federal, KnownGroups groups) {
        this.federal = federal;
        this.groups = groups;
    }

    /** Whether they said that they are to count in the group. */
    @Serdeable
    record CountedHereView(boolean isChosen) {}

    @Get
    CountedHereView show(String id, Viewer viewer) {
        return new CountedHereView(
                federal.isCountedHere(viewer.identity(), groups.requireLocal(id).identity()));
    }

    @Put
    @Status(HttpStatus.NO_CONTENT)
    void choose(String id, Viewer viewer) {
        federal.countHere(viewer.identity(), groups.requireLocal(id).identity(), true);
    }

    @Delete
    @Status(HttpStatus.NO_CONTENT)
    void takeBack(String id, Viewer viewer) {
        federal.countHere(viewer.identity(), groups.requireLocal(id).identity(), false);
    }
}
