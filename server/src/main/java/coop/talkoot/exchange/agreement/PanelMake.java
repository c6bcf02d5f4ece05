package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import java.util.List;
import java.util.Optional;

/**
 * Whose panel is asked in a dispute, and so why it is that one.
 *
 * @param groups of whom its people are; of three also the federation, last
 */
public record PanelMake(Kind kind, List<Identity> groups) {
    /** Which panels there are. */
    public enum Kind {
        /** Three of one co-op: both sides live here. */
        OWN,
        /** One each of three groups of three servers. */
        THREE,
        /** The three groups are being looked for. */
        SOUGHT,
        /** Three of the co-op here, as there is no third group that could sit with those of the two sides. */
        ALONE,
        /** It is drawn where the agreement is at home, and no group here has a seat. */
        FAR
    }

    public PanelMake {
        groups = List.copyOf(groups);
    }

    /** Of a panel that has just been drawn of the co-op here alone, what the other side's server is told. */
    static Optional<DisputeRestated> explained(Dispute dispute) {
        var agreement = dispute.agreement();
        var group = agreement.group();
        var isAlone = !agreement.isAllLocal()
                && dispute.state() instanceof DisputeState.Panel panel
                && !panel.panel().isEmpty();
        return group == null || !isAlone
                ? Optional.empty()
                : Optional.of(new DisputeRestated(
                        dispute,
                        null,
                        "The panel is three members of " + group.displayName()
                                + ", as the co-ops of the two sides share no federation that has a group on a third"
                                + " server."));
    }
}
