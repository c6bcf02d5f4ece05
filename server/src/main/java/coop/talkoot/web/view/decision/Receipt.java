package coop.talkoot.web.view.decision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a ballot.
 *
 * @param said what stands on it, in words; empty where it is not shown again
 * @param answer why it does not count, in the words of the group's server; empty unless refused
 * @param visibility OPEN, PSEUDONYMOUS or SECRET
 * @param tracker the name of the ballot in the count file, null for an open one
 * @param hash of the line of the count file in which it will stand, null where there is none
 * @param line which one of its lines that is, 0 before the close
 * @param viaDelegate who voted in one's place, null for one's own ballot
 * @param changeHref where it can be changed, null once that is over
 * @param checkHref where it is looked up in the count, null before the close
 */
public record Receipt(
        Instant at,
        List<String> said,
        State state,
        String answer,
        String visibility,
        @Nullable String tracker,
        @Nullable String hash,
        int line,
        @Nullable String viaDelegate,
        @Nullable String changeHref,
        @Nullable String checkHref) {
    /** Where a ballot is: on its way to the group's server, taken by it, or not. */
    public enum State {
        SENT("", "hourglass"),
        IN("sealed", "badge-check"),
        REFUSED("refused", "circle-x");

        private final String look;
        private final String icon;

        State(String look, String icon) {
            this.look = look;
            this.icon = icon;
        }

        /** How its foot is drawn: dashed as long as nothing is settled. */
        public String look() {
            return look;
        }

        public String icon() {
            return icon;
        }
    }

    public Receipt {
        said = List.copyOf(said);
    }

    /** The same, of a vote that somebody else cast for them. */
    public Receipt by(String delegate) {
        return new Receipt(at, said, state, answer, visibility, tracker, hash, line, delegate, changeHref, checkHref);
    }

    /** The tracker in groups of four, to be read aloud. */
    public String trackerInGroups() {
        return tracker == null ? "" : tracker.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
