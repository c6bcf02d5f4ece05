package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.moderation.DomainList;
import coop.talkoot.moderation.DomainLists;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What a list of rules came to, or would; {@code kept} are servers that have a rule already, which stays. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DomainListView(int rows, int added, int kept, int faulty, List<FaultView> faults, boolean isDone) {
    /** What is wrong with a row; {@code column} is empty when it is about the whole row. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record FaultView(long row, String column, String expected, String found) {
        static FaultView of(DomainList.Fault fault) {
            return new FaultView(fault.row(), fault.column(), fault.expected(), fault.found());
        }
    }

    static DomainListView of(DomainLists.Outcome outcome) {
        return new DomainListView(
                outcome.rowCount(),
                outcome.added().size(),
                outcome.kept().size(),
                outcome.faultCount(),
                outcome.faults().stream().map(FaultView::of).toList(),
                outcome.isDone());
    }
}
