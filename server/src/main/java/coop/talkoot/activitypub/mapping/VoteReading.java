package coop.talkoot.activitypub.mapping;

import coop.talkoot.governance.Affiliating;
import coop.talkoot.governance.Bylaws;
import coop.talkoot.governance.BylawsText;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.FarDecision;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.MotionTerms;
import coop.talkoot.governance.Occasion;
import coop.talkoot.governance.Secrecy;
import coop.talkoot.governance.Sending;
import coop.talkoot.governance.VotingTermsText;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.platform.Beginning;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Words;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Namespaces;
import coop.talkoot.vocab.TalkootDecision;
import coop.talkoot.vocab.TalkootMatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Motions, decisions and results of other servers (wire.md 2.4, 09 to 11b). Nothing where a note is none of these; one
 * whose rules we do not know is a note like any other, for nobody here could be shown the right paper.
 */
final class VoteReading {
    private static final int MOST_SEATS = 100;
    private static final int MOST_DELEGATES = Affiliations.MOST * Sending.MOST_SEATS;
    private static final int LONGEST_AMENDMENT = 100_000;
    private static final int LONGEST_BECAUSE = 500;

    private VoteReading() {}

    static @Nullable Incoming read(Incoming.Envelope envelope, ActivityObject object, Words words) {
        var types = object.core().additionalTypes();
        var matter = object.matter();
        if (types.contains(Namespaces.MOTION)
                && envelope.group() != null
                && !words.title().isBlank()) {
            var ask = matter == null ? Incoming.Ask.of(Motion.Type.POLICY) : ask(matter);
            return ask == null ? null : new Incoming.IncomingMotion(envelope, words, ask);
        }
        if (matter == null) {
            return null;
        }
        if (types.contains(Namespaces.DECISION) && matter.decision() != null) {
            return decision(envelope, object, words, matter, matter.decision());
        }
        return types.contains(Namespaces.DECISION_RESULT) && matter.tally() != null
                ? new Incoming.IncomingResult(envelope, words, matter.tally())
                : null;
    }

    private static Incoming.@Nullable Ask ask(TalkootMatter matter) {
        var motion = matter.ask();
        var affiliating = matter.affiliating();
        if (motion == null) {
            return Incoming.Ask.of(Motion.Type.POLICY);
        }
        var type = GovernanceTerms.read(Motion.Type.class, motion.kind());
        var seats = Objects.requireNonNullElse(motion.seats(), 1L);
        if (type == null || seats < 1 || seats > MOST_SEATS) {
            return null;
        }
        try {
            return new Incoming.Ask(
                    type,
                    WebAddress.kept(motion.subject()),
                    amendment(motion.amendment()),
                    motion.options(),
                    seats.intValue(),
                    affiliating == null ? null : GovernanceTerms.read(Affiliating.class, affiliating.step()),
                    matter.sending() == null ? null : sends(matter.sending()));
        } catch (Refused unreadable) {
            return null;
        }
    }

    private static Incoming.Sends sends(TalkootMatter.Sending sending) {
        var parent = WebAddress.kept(sending.parent());
        if (parent == null || sending.candidates().size() > MotionTerms.MOST_OPTIONS) {
            throw Refused.invalid(
                    "sendsTo", "A group that is somewhere, and no more candidates than there are options.");
        }
        return new Incoming.Sends(parent, sending.candidates(), size(sending.drawn()), size(sending.months()));
    }

    /** More than any federation has is no council. */
    private static List<String> delegates(TalkootDecision.Electorate electorate) {
        if (electorate.delegates().size() > MOST_DELEGATES) {
            throw Refused.invalid("delegates", "So many are no delegates.");
        }
        return electorate.delegates().stream()
                .flatMap(uri -> Stream.ofNullable(WebAddress.kept(uri)))
                .distinct()
                .toList();
    }

    private static @Nullable Bylaws amendment(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.length() > LONGEST_AMENDMENT) {
            throw Refused.invalid("amendment", "Rules of that length are no rules.");
        }
        return BylawsText.read(text);
    }

    private static @Nullable Incoming decision(
            Incoming.Envelope envelope,
            ActivityObject object,
            Words words,
            TalkootMatter matter,
            TalkootDecision decision) {
        var rule = decision.terms().rule();
        var start = decision.startTime();
        var end = decision.endTime();
        // Its own author's and no other's: a vote belongs to the group that says it.
        var isTheirs = envelope.author() != null
                && (decision.attributedTo() == null || decision.attributedTo().equals(envelope.author()))
                && (envelope.uri() + "#decision").equals(decision.id());
        if (rule == null || start == null || end == null || !isTheirs || !start.isBefore(end)) {
            return null;
        }
        try {
            var terms = VotingTermsText.read(rule);
            var course = course(decision);
            var grace = Objects.requireNonNullElse(course.graceUntil(), end.toInstant());
            var type = Objects.requireNonNullElse(
                    GovernanceTerms.read(Motion.Type.class, course.kind()), Motion.Type.POLICY);
            var far = new FarDecision(
                    null,
                    Objects.requireNonNullElse(GovernanceTerms.read(Occasion.class, course.occasion()), Occasion.FIRST),
                    type,
                    terms,
                    Sha256.hexadecimal(course.charterDigest()),
                    Sha256.hexadecimal(decision.electorate().digest()),
                    size(decision.electorate().size()),
                    Objects.requireNonNullElse(
                            GovernanceTerms.read(Secrecy.class, decision.terms().secrecy()), Secrecy.OPEN),
                    Boolean.TRUE.equals(course.resultsHidden()),
                    Boolean.TRUE.equals(decision.terms().delegationAllowed()),
                    object instanceof ActivityObject.Question,
                    start.toInstant(),
                    end.toInstant(),
                    grace.isBefore(end.toInstant()) ? end.toInstant() : grace,
                    terms.method().isForTexts() ? List.of() : options(decision),
                    course.implementBy(),
                    delegates(decision.electorate()));
            return new Incoming.IncomingDecision(
                    envelope, words, WebAddress.kept(matter.motion()), far, putOff(course.extension()));
        } catch (Refused | IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** As far as that is a number of people. */
    private static int size(@Nullable Long size) {
        return size == null ? 0 : Math.clamp(size, 0, Integer.MAX_VALUE);
    }

    private static Incoming.@Nullable PutOff putOff(TalkootDecision.@Nullable Extension extension) {
        return extension == null
                ? null
                : new Incoming.PutOff(
                        WebAddress.kept(extension.by()),
                        Beginning.of(Objects.requireNonNullElse(extension.because(), "…"), LONGEST_BECAUSE));
    }

    private static TalkootDecision.Course course(TalkootDecision decision) {
        var course = decision.course();
        return course == null ? new TalkootDecision.Course(null, null, null, null, null, null, null) : course;
    }

    private static List<Decision.Option> options(TalkootDecision decision) {
        return decision.options().stream()
                .map(option -> new Decision.Option(option.choiceId(), option.name()))
                .toList();
    }
}
