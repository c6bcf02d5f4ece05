package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The groups a group belongs to and those that belong to it.
 *
 * @param tree from the top, as a list in a list; a group with two parents stands below both
 * @param drawing the same as a picture, for who sees it
 * @param requests who asks to be let in, for who answers; else empty
 * @param asked whom the group has asked without an answer so far, for members; else empty
 * @param deeds what can be proposed about another group, for members; else empty
 * @param votes what is open across the tree: of this group and those that belong to it
 * @param hours what this group and others owe each other, for who keeps its accounts; else empty
 * @param delegates whom it sends to federations now
 * @param joinAction where a proposal to join goes; null for who cannot make one
 * @param terms what it says of itself as a federation; null where it is none
 * @param termsAction where an admin says that; null for all others
 */
public record FederationPage(
        Who group,
        String back,
        List<Node> tree,
        TreeDrawing drawing,
        List<Asking> requests,
        List<Asked> asked,
        List<Deed> deeds,
        List<Vote> votes,
        List<Owed> hours,
        List<Sent> delegates,
        @Nullable String joinAction,
        @Nullable Terms terms,
        @Nullable String termsAction,
        Fields join,
        Fields said,
        String json,
        String opml)
        implements PageView {
    /**
     * One group in the tree.
     *
     * @param state of its link to the group above: TOP, MEMBER, NOTICE, or CLAIMED where it is none, for only one side says so
     * @param ends when a notice takes effect; null without one
     * @param silence since when its server has not answered, for members; null where it does
     */
    public record Node(
            Who who,
            boolean isHere,
            String state,
            @Nullable Instant ends,
            @Nullable Silence silence,
            List<Node> below) {
        public Node {
            below = List.copyOf(below);
        }

        /** Whether both it and the group above it say that it belongs there. */
        boolean isLinked() {
            return !state.equals("CLAIMED");
        }
    }

    /** A server that does not answer: so many letters wait for it. */
    public record Silence(Instant since, int waiting) {}

    /** A vote put to groups, of whom so many have answered; or this group's part of one, of which {@code asked} is 0. */
    public record Vote(String href, String title, Instant closes, int answered, int asked) {}

    /** What is booked between this group and another: {@code isTheirs} when they owe it. */
    public record Owed(Who who, String size, boolean isTheirs) {}

    /** A delegate, and the federation they are sent to. */
    public record Sent(Who who, String federation) {}

    /** A group that asks; {@code decisionHref} leads to what it has decided. */
    public record Asking(
            Who who,
            Instant at,
            String decisionHref,
            @Nullable String admitAction,
            String refuseAction,
            @Nullable String proposeAction) {}

    /** A group that was asked; {@code withdrawAction} is for admins, null for all others. */
    public record Asked(Who who, Instant at, @Nullable String withdrawAction) {}

    /** Something to be proposed: LEAVE, STAY or EXPEL, about that group. */
    public record Deed(Who who, String step, String action) {}

    /** What a federation is for. */
    public record Terms(
            String scope, String scopeWords, String governing, String admission, String announces, String tags) {}

    public FederationPage {
        tree = List.copyOf(tree);
        requests = List.copyOf(requests);
        asked = List.copyOf(asked);
        deeds = List.copyOf(deeds);
        votes = List.copyOf(votes);
        hours = List.copyOf(hours);
        delegates = List.copyOf(delegates);
    }

    @Override
    public String template() {
        return "federation.jte";
    }
}
