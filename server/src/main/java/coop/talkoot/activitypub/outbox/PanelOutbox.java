package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.mapping.PanelMapping;
import coop.talkoot.exchange.agreement.PanelDraw;
import coop.talkoot.exchange.agreement.PanelEvent;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Audience;
import coop.talkoot.vocab.Namespaces;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Tells the two other groups of a panel what the group here says, and where the dispute is kept what was said here. */
@Singleton
final class PanelOutbox {
    private final Activities activities;
    private final PanelMapping mapping;
    private final Settings settings;
    private final Ids ids;
    private final Clock clock;

    PanelOutbox(Activities activities, PanelMapping mapping, Settings settings, Ids ids, Clock clock) {
        this.activities = activities;
        this.mapping = mapping;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    void tell(PanelEvent event) {
        var draw = event.draw();
        switch (event) {
            case PanelEvent.Called called -> send(draw.home(), draw.elsewhere(), sheet -> mapping.call(sheet, called));
            case PanelEvent.Shared shared -> send(draw.own(), draw.elsewhere(), sheet -> mapping.share(sheet, shared));
            case PanelEvent.Told told -> send(draw.home(), third(draw), sheet -> mapping.told(sheet, told));
            case PanelEvent.Ended ignored -> {
                if (draw.home().isLocal()) {
                    send(draw.home(), third(draw), sheet -> mapping.ended(sheet, draw));
                }
            }
            case PanelEvent.Voted voted -> send(voted.by(), List.of(draw.home()), sheet -> mapping.voted(sheet, voted));
            // Between this server and its own people.
            case PanelEvent.Asked ignored -> {}
        }
    }

    private static List<Identity> third(PanelDraw draw) {
        var third = draw.third();
        return third == null ? List.of() : List.of(third);
    }

    private void send(Identity from, List<Identity> groups, Function<PanelMapping.Sheet, JsonObject> write) {
        var to = groups.stream()
                .filter(group -> !group.isLocal() && group.capabilities().contains(Namespaces.CAPABILITY))
                .toList();
        if (!to.isEmpty()) {
            var id = settings.uri("/panels/papers/" + ids.next());
            activities.send(
                    from,
                    write.apply(new PanelMapping.Sheet(id, to, clock.instant())),
                    Audience.DIRECT,
                    to.stream().map(group -> group.endpoints().inbox()).toList());
        }
    }
}
