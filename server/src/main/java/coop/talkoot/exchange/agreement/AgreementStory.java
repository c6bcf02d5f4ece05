package coop.talkoot.exchange.agreement;

import coop.talkoot.documents.Attachment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All there is to read of an agreement for one person, and what they can do with it now.
 *
 * @param side on which they are; null for who helps with its dispute
 * @param open the steps they can take
 * @param taken when the thing is lent or promised, from now on, this loan included; empty for what is no loan
 * @param deeds what they can do in its dispute
 * @param panel whose panel is asked; null where none is
 * @param owing what its end makes one side owe, or did; null for nothing
 * @param files what was shown with steps, by id, as far as it is kept here
 */
public record AgreementStory(
        Agreement agreement,
        @Nullable Side side,
        List<Step.Name> open,
        List<TakenStep> history,
        List<EconomicEvent> events,
        List<Commitment> commitments,
        List<Agreements.Taken> taken,
        @Nullable Dispute dispute,
        List<Dispute.Deed> deeds,
        @Nullable PanelMake panel,
        @Nullable Owing owing,
        Map<Long, Attachment> files) {
    public AgreementStory {
        open = List.copyOf(open);
        history = List.copyOf(history);
        events = List.copyOf(events);
        commitments = List.copyOf(commitments);
        taken = List.copyOf(taken);
        deeds = List.copyOf(deeds);
        files = Map.copyOf(files);
    }
}
