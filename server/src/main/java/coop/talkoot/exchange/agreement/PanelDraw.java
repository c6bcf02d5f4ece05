package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A panel of three groups of three instances, as it stands on one of them.
 *
 * @param about the agreement in dispute, by its name where it is at home
 * @param disputeId the dispute, where one of its two sides lives; null at the third group
 * @param attempt one more each time that another third group is asked
 * @param until no word is taken later; once drawn, until when the panel can say its word
 * @param home the co-op of the side where the agreement is at home
 * @param other the co-op of the other side; null until it is found
 * @param third a group that belongs to what the two belong to; null until it is found
 * @param parent that federation; null until it is found
 * @param apart uris of who cannot be drawn: the provider, the receiver, and who mediated
 * @param seed in hexadecimal; null until all three have shown their numbers
 * @param title what it is about, told to the third group; empty elsewhere
 * @param told who claimed and answered what, in lines, told to the third group; empty elsewhere
 * @param panelist who was drawn here, at the third group; null elsewhere
 * @param remedy what they have said; null before
 */
public record PanelDraw(
        long id,
        String about,
        @Nullable Long disputeId,
        int attempt,
        State state,
        Instant until,
        Identity home,
        @Nullable Identity other,
        @Nullable Identity third,
        @Nullable Identity parent,
        List<String> apart,
        List<Long> skipped,
        @Nullable String seed,
        String title,
        String told,
        @Nullable Identity panelist,
        @Nullable Remedy remedy) {
    /** How far it is. */
    public enum State {
        /** Another server is asked who belongs to whom. */
        SEEKING,
        /** Numbers are promised and shown. */
        DRAWING,
        DRAWN,
        OVER
    }

    public PanelDraw {
        apart = List.copyOf(apart);
        skipped = List.copyOf(skipped);
    }

    /** The three in the order of their seats; fewer as long as they are not found. */
    public List<Identity> groups() {
        return Stream.of(home, other, third).filter(Objects::nonNull).toList();
    }

    /** The group of this instance: of the three there is one. */
    public Identity own() {
        return groups().stream()
                .filter(Identity::isLocal)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("panel " + id + " is nobody's here"));
    }

    /** The groups elsewhere. */
    public List<Identity> elsewhere() {
        return groups().stream().filter(group -> !group.isLocal()).toList();
    }

    boolean isOpen() {
        return state == State.SEEKING || state == State.DRAWING;
    }
}
