package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.DecisionMapping;
import coop.talkoot.governance.CouncilSeat;
import coop.talkoot.governance.Councils;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.Motions;
import coop.talkoot.governance.Tallies;
import coop.talkoot.governance.Tally;
import coop.talkoot.people.Identity;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.jsonld.Documents;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Motions, decisions, results and tallies of this instance as their documents. */
@Singleton
public final class VoteDocuments {
    private final Posts posts;
    private final Motions motions;
    private final Decisions decisions;
    private final Tallies tallies;
    private final Councils councils;
    private final DecisionMapping mapping;
    private final NoteDocuments notes;

    VoteDocuments(
            Posts posts,
            Motions motions,
            Decisions decisions,
            Tallies tallies,
            Councils councils,
            DecisionMapping mapping,
            NoteDocuments notes) {
        this.posts = posts;
        this.motions = motions;
        this.decisions = decisions;
        this.tallies = tallies;
        this.councils = councils;
        this.mapping = mapping;
        this.notes = notes;
    }

    public ActivityObject motion(Motion motion) {
        return mapping.motion(motion, notes.beside(motion.post()));
    }

    /** {@code tally} is how it stands, where that is told; {@code changedAt} when it is only now said differently. */
    public ActivityObject decision(Decision decision, @Nullable Tally tally, @Nullable Instant changedAt) {
        return mapping.decision(
                decision, motionOf(decision), delegates(decision), tally, changedAt, notes.beside(decision.post()));
    }

    /** In a council nobody votes for another, so that of most other votes nothing is asked. */
    private List<Identity> delegates(Decision decision) {
        return decision.allowsDelegation()
                ? List.of()
                : councils.seats(decision).stream()
                        .filter(seat -> !seat.isEmpty())
                        .map(CouncilSeat::holder)
                        .distinct()
                        .toList();
    }

    public ActivityObject result(Post post, Decision decision) {
        return mapping.result(post, decision, notes.beside(post));
    }

    /** A post of one of these kinds, as it stands now; nothing for any other. */
    Optional<ActivityObject> of(Post post) {
        return switch (post.kind()) {
            case NOTE, LISTING -> Optional.empty();
            case MOTION -> motions.of(post).map(this::motion);
            case DECISION ->
                decisions
                        .of(post)
                        .map(decision -> decision(decision, tallies.of(decision).orElse(null), null));
            case RESULT -> decisions.ofResult(post).map(decision -> result(post, decision));
        };
    }

    /** What a vote came to, as its group signed it. */
    Optional<JsonObject> tally(Post post) {
        return decisions
                .of(post)
                .filter(Decision::isOver)
                .flatMap(tallies::of)
                .map(Tally::proof)
                .map(signed -> Documents.parse(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private @Nullable Motion motionOf(Decision decision) {
        var motionId = decision.motionId();
        return motionId == null
                ? null
                : posts.find(motionId).flatMap(motions::of).orElse(null);
    }
}
