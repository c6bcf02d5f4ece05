package coop.talkoot.activitypub.mapping;

import coop.talkoot.governance.BylawsText;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.MotionTerms;
import coop.talkoot.governance.Tally;
import coop.talkoot.governance.Vetoing;
import coop.talkoot.governance.VotingMethod;
import coop.talkoot.governance.VotingTerms;
import coop.talkoot.governance.VotingTermsText;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.governance.method.Counts;
import coop.talkoot.governance.method.Threshold;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Texts;
import coop.talkoot.posts.Post;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.ActivityObject.TalkootBallot;
import coop.talkoot.vocab.Namespaces;
import coop.talkoot.vocab.ObjectCoreBuilder;
import coop.talkoot.vocab.TalkootDecision;
import coop.talkoot.vocab.TalkootMatter;
import coop.talkoot.vocab.TalkootMotion;
import coop.talkoot.vocab.Times;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Motions, decisions and results of groups here, as properties of the note that tells of them (wire.md 2.4, 09 to 11b). */
@Singleton
public final class DecisionMapping {
    private final PostMapping posts;
    private final VoteWords words;

    DecisionMapping(PostMapping posts, VoteWords words) {
        this.posts = posts;
        this.words = words;
    }

    /** A member's text; a tombstone once it is taken back. */
    public ActivityObject motion(Motion motion, Beside beside) {
        var post = motion.post();
        if (post.isDeleted() || motion.state() == Motion.State.WITHDRAWN) {
            return posts.tombstone(post);
        }
        var texts = texts(post);
        return new ActivityObject.Note(posts.core(post, words.heading(texts, "motion", post.title()), "", beside)
                .additionalTypes(List.of(Namespaces.MOTION))
                .matter(TalkootMatter.motion(ask(motion.terms()))
                        .with(affiliating(motion))
                        .with(sending(motion)))
                .build());
    }

    private static TalkootMatter.@Nullable Sending sending(@Nullable Motion motion) {
        var sending = motion == null ? null : motion.terms().sending();
        var subject = motion == null ? null : motion.subject();
        return sending == null
                ? null
                : new TalkootMatter.Sending(
                        sending.parent().uri(),
                        sending.candidates().stream().map(Identity::uri).toList(),
                        sending.drawn() == 0 ? null : (Long) (long) sending.drawn(),
                        sending.months() == 0 ? null : (Long) (long) sending.months(),
                        subject == null ? null : subject.uri());
    }

    private static TalkootMatter.@Nullable Affiliating affiliating(@Nullable Motion motion) {
        var step = motion == null ? null : motion.terms().affiliating();
        var subject = motion == null ? null : motion.subject();
        return step == null || subject == null
                ? null
                : new TalkootMatter.Affiliating(GovernanceTerms.of(step), subject.uri());
    }

    private static TalkootMotion ask(MotionTerms terms) {
        var subject = terms.subject();
        var amendment = terms.amendment();
        return new TalkootMotion(
                GovernanceTerms.of(terms.type()),
                subject == null ? null : subject.uri(),
                amendment == null ? null : BylawsText.write(amendment),
                terms.options(),
                terms.options().isEmpty() ? null : (Long) (long) terms.seats());
    }

    /**
     * The vote on it, as a poll where the group lets members of other software take part that way.
     *
     * @param motion what it is about; null when that is not known any more
     * @param delegates who speak for groups, where none but they vote
     * @param standing how it stands, or what it came to; null where nobody is to know yet
     * @param changedAt when it was last said differently; null when never
     */
    public ActivityObject decision(
            Decision decision,
            @Nullable Motion motion,
            List<Identity> delegates,
            @Nullable Tally standing,
            @Nullable Instant changedAt,
            Beside beside) {
        var post = decision.post();
        if (post.isDeleted()) {
            return posts.tombstone(post);
        }
        var texts = texts(post);
        var heading = words.heading(texts, "decision", post.title());
        var core = posts.core(post, heading, words.facts(texts, decision, motion), beside)
                .additionalTypes(List.of(Namespaces.DECISION))
                .times(times(decision, changedAt))
                .matter(TalkootMatter.decision(
                                motion == null ? null : motion.post().author().uri(),
                                motion == null ? null : motion.post().uri(),
                                vote(decision, delegates, texts))
                        .with(affiliating(motion))
                        .with(sending(motion)));
        return decision.isQuestion() ? poll(decision, core, texts, standing) : new ActivityObject.Note(core.build());
    }

    /** What it came to, for people; the count itself is in the tally it names. */
    public ActivityObject result(Post post, Decision decision, Beside beside) {
        if (post.isDeleted()) {
            return posts.tombstone(post);
        }
        var core = posts.core(post, words.heading(texts(post), "result", post.title()), "", beside)
                .additionalTypes(List.of(Namespaces.DECISION_RESULT))
                .matter(TalkootMatter.result(LocalCollections.tally(decision)));
        return new ActivityObject.Note(core.build());
    }

    /** What somebody chose who named one of the answers as it stands in the poll. */
    public Optional<Choice> answer(Decision decision, String name) {
        return words.answers(texts(decision.post()), decision).entrySet().stream()
                .filter(answer -> answer.getValue().equals(name))
                .map(answer ->
                        PaperMapping.read(decision.terms().method(), List.of(TalkootBallot.Choice.of(answer.getKey()))))
                .findFirst();
    }

    private static Texts texts(Post post) {
        return Texts.in(Locale.forLanguageTag(post.language()));
    }

    private static Times times(Decision decision, @Nullable Instant changedAt) {
        var post = decision.post();
        return Times.published(post.publishedAt())
                .withUpdated(changedAt == null ? post.editedAt() : changedAt)
                .withStart(offset(decision.opensAt()))
                .withEnd(offset(decision.closesAt()));
    }

    private TalkootDecision vote(Decision decision, List<Identity> delegates, Texts texts) {
        var options = words.answers(texts, decision).entrySet().stream()
                .map(answer -> new TalkootDecision.Option(answer.getKey(), answer.getValue()))
                .toList();
        var seal = decision.roll();
        return new TalkootDecision(
                LocalCollections.vote(decision),
                decision.group().uri(),
                GovernanceTerms.of(decision.terms().method()),
                options,
                terms(decision),
                new TalkootDecision.Electorate(
                        delegates.isEmpty() ? LocalCollections.members(decision.group()) : null,
                        Sha256.digest(seal.hash()),
                        (long) seal.size(),
                        seal.weight(),
                        delegates.stream().map(Identity::uri).toList()),
                offset(decision.opensAt()),
                offset(decision.closesAt()),
                LocalCollections.ballots(decision),
                course(decision));
    }

    private static TalkootDecision.Terms terms(Decision decision) {
        var terms = decision.terms();
        var vetoing = terms.vetoing();
        return new TalkootDecision.Terms(
                fraction(terms.quorum().share()),
                threshold(terms),
                vetoing.holders() == Vetoing.Holders.NOBODY ? null : (Long) (long) vetoing.limit(),
                GovernanceTerms.of(decision.secrecy()),
                decision.allowsDelegation(),
                decision.options().isEmpty() ? null : (Long) (long) terms.seats(),
                terms.method() == VotingMethod.QUADRATIC
                        ? (Long) (long) terms.counting().credits()
                        : null,
                VotingTermsText.write(terms));
    }

    private static @Nullable String threshold(VotingTerms terms) {
        return switch (terms.method()) {
            case SIMPLE_MAJORITY, ABSOLUTE_MAJORITY -> fraction(Threshold.HALF_EXCEEDED);
            case SUPERMAJORITY -> fraction(terms.threshold());
            case CONSENSUS -> fraction(Threshold.CONSENSUS);
            case APPROVAL -> fraction(new Threshold(terms.counting().approvalPercent(), 100, false));
            case CONSENT, SCORE, DOTS, INSTANT_RUNOFF, SCHULZE, SCOTTISH_STV, MEEK_STV, QUADRATIC -> null;
        };
    }

    /** Two thirds cannot be said as a decimal. */
    static String fraction(Threshold share) {
        var hundredths = BigDecimal.valueOf(share.num()).multiply(BigDecimal.valueOf(100));
        var parts = hundredths.divideAndRemainder(BigDecimal.valueOf(share.den()));
        return parts[1].signum() == 0
                ? parts[0].movePointLeft(2)
                        .setScale(2, RoundingMode.UNNECESSARY)
                        .toPlainString()
                : share.num() + "/" + share.den();
    }

    private static TalkootDecision.Course course(Decision decision) {
        var extension = decision.extension();
        return new TalkootDecision.Course(
                GovernanceTerms.of(decision.type()),
                GovernanceTerms.of(decision.occasion()),
                Sha256.digest(decision.charterHash()),
                decision.hidesResults(),
                decision.concludesAt().isAfter(decision.closesAt()) ? decision.concludesAt() : null,
                decision.implementation().until(),
                extension == null
                        ? null
                        : new TalkootDecision.Extension(
                                extension.from(), extension.by().uri(), extension.because()));
    }

    private ActivityObject poll(Decision decision, ObjectCoreBuilder core, Texts texts, @Nullable Tally standing) {
        var counted = standing == null || standing.isWithheld()
                ? null
                : standing.lines().stream().collect(Collectors.toMap(Counts.Line::choice, Counts.Line::people));
        var options = words.answers(texts, decision).entrySet().stream()
                .map(answer -> new ActivityObject.Question.Option(
                        answer.getValue(), counted == null ? null : counted.getOrDefault(answer.getKey(), 0L)))
                .toList();
        var conclusion = decision.conclusion();
        return new ActivityObject.Question(
                core.build(),
                decision.terms().method() == VotingMethod.APPROVAL,
                options,
                counted == null || standing == null ? null : (Long) standing.counted(),
                conclusion == null ? null : conclusion.at());
    }

    private static OffsetDateTime offset(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
