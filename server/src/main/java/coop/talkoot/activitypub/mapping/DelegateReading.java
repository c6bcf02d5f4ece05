package coop.talkoot.activitypub.mapping;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.governance.Delegate;
import coop.talkoot.governance.FarOffice;
import coop.talkoot.governance.Sending;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.people.Identity;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.ActivityObject.TalkootTally;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.TalkootMatter;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a group elsewhere says of its delegates, and whether its decision lets it: null where it does, else why not. */
public final class DelegateReading {
    /** Clocks of two servers, and two moments of one deed. */
    private static final Duration APART = Duration.ofMinutes(5);

    private DelegateReading() {}

    /**
     * A delegate comes or goes.
     *
     * @param isSent whether they come
     * @param person who, by their id
     * @param parent the federation, by its id
     * @param child the group that the item says it is of, by its id; null where it says none
     * @param mandate the decision behind it
     * @param since when the term begins, where that is said; the same for {@code until}
     * @param why why it ended, where that is said
     */
    public record Told(
            boolean isSent,
            @Nullable String person,
            @Nullable String parent,
            @Nullable String child,
            @Nullable String mandate,
            @Nullable Instant since,
            @Nullable Instant until,
            Delegate.@Nullable Why why) {}

    /** Nothing where it is about something else. */
    public static Optional<Told> read(Activity activity) {
        return switch (activity) {
            case Activity.Add add -> told(add, add.object(), true);
            case Activity.Remove remove -> told(remove, remove.object(), false);
            default -> Optional.empty();
        };
    }

    private static Optional<Told> told(Activity activity, @Nullable Reference object, boolean isSent) {
        if (object == null
                || !(object.thing() instanceof ActivityObject.Relationship item)
                || !CoopTerms.DELEGATE_OF.equals(item.relationship())) {
            return Optional.empty();
        }
        var times = item.core().times();
        return Optional.of(new Told(
                isSent,
                item.subject(),
                item.object(),
                item.core().author(),
                activity.core().conversation().context(),
                instant(times.startTime()),
                instant(times.endTime()),
                CoopTerms.of(Delegate.Why.class, item.standing().state())));
    }

    /** That a group sends somebody, as one item of its own collection says; nothing of other people, or of other groups. */
    public static Optional<FarOffice> office(Reference reference, Identity group, Identity person) {
        if (!(reference.thing() instanceof ActivityObject.Relationship item)) {
            return Optional.empty();
        }
        var uri = item.id();
        var parent = item.object();
        var until = instant(item.core().times().endTime());
        var isTheirs = CoopTerms.DELEGATE_OF.equals(item.relationship())
                && group.uri().equals(item.core().author())
                && person.uri().equals(item.subject());
        return isTheirs && uri != null && parent != null && until != null && Hosts.same(uri, group.uri())
                ? Optional.of(new FarOffice(uri, group, person, parent, until))
                : Optional.empty();
    }

    /**
     * Somebody lays an office down.
     *
     * @param uri what the group calls it
     * @param person whose it is, as is said; by their id
     */
    public record Left(@Nullable String uri, @Nullable String person) {}

    /** Nothing where something else is left. */
    public static Optional<Left> left(Activity activity) {
        return activity instanceof Activity.Leave leave
                        && leave.object() != null
                        && leave.object().thing() instanceof ActivityObject.Relationship item
                        && CoopTerms.DELEGATE_OF.equals(item.relationship())
                ? Optional.of(new Left(item.id(), item.subject()))
                : Optional.empty();
    }

    /** It must be about delegates to that federation: about just these where they go. */
    public static @Nullable String about(Told told, ActivityObject decision) {
        var sending = sending(decision);
        if (sending == null || told.isSent() == (sending.subject() != null)) {
            return "The decision it names is about something else.";
        }
        if (!sending.parent().equals(told.parent())) {
            return "The decision it names is about another group.";
        }
        return told.isSent() || Objects.equals(sending.subject(), told.person())
                ? null
                : "The decision it names recalls somebody else.";
    }

    /** How many that decision sends: those chosen, all where there was nothing to choose from, or those drawn. */
    public static int seats(ActivityObject decision, TalkootTally tally) {
        var sending = Objects.requireNonNull(sending(decision));
        return sending.subject() != null
                ? 0
                : drawn(sending) > 0 ? drawn(sending) : chosen(sending, tally).size();
    }

    /** Whether they were chosen or can have been drawn, for that long. */
    public static @Nullable String term(Told told, ActivityObject decision, TalkootTally tally, Instant now) {
        var sending = Objects.requireNonNull(sending(decision));
        var counted = tally.core().times().published();
        var since = told.since();
        var until = told.until();
        var months = sending.months();
        if (counted == null || since == null || until == null || !since.isBefore(until)) {
            return "It does not say when it was counted, and from when until when they serve.";
        }
        if (months == null || months < 1 || months > Sending.LONGEST) {
            return "The decision it names does not say for how many months, 1 to " + Sending.LONGEST + ".";
        }
        if (seats(decision, tally) > Sending.MOST_SEATS) {
            return "The decision it names sends more than " + Sending.MOST_SEATS + " delegates.";
        }
        if (drawn(sending) == 0 && !chosen(sending, tally).contains(told.person())) {
            return "The decision it names did not choose them.";
        }
        // Who is elected serves from the count on, who is drawn from the drawing.
        var latest = drawn(sending) > 0 ? since : counted;
        if (since.isBefore(counted.minus(APART))
                || since.isAfter(now.plus(APART))
                || until.isAfter(after(latest, months).plus(APART))) {
            return "That is another term than was decided.";
        }
        return null;
    }

    /** It must have come to a yes, or to a choice. */
    public static @Nullable String outcome(Told told, ActivityObject decision, TalkootTally tally) {
        var outcome = GovernanceTerms.read(Outcome.Kind.class, tally.outcome());
        var vote = decision.matter() == null ? null : decision.matter().decision();
        var sending = Objects.requireNonNull(sending(decision));
        if (outcome == Outcome.Kind.SELECTED) {
            var seats = vote == null ? null : vote.terms().seats();
            var isChoice = told.isSent() && drawn(sending) == 0;
            return isChoice && seats != null && tally.selected().size() <= seats
                    ? null
                    : "The count says that more were chosen than could be.";
        }
        return outcome == Outcome.Kind.PASSED ? null : "The decision it names was not adopted.";
    }

    private static List<String> chosen(TalkootMatter.Sending sending, TalkootTally tally) {
        if (GovernanceTerms.read(Outcome.Kind.class, tally.outcome()) != Outcome.Kind.SELECTED) {
            return sending.candidates();
        }
        return Sending.places(tally.selected(), sending.candidates().size()).stream()
                .map(place -> sending.candidates().get(place))
                .distinct()
                .toList();
    }

    private static int drawn(TalkootMatter.Sending sending) {
        var drawn = sending.drawn();
        return drawn == null || !sending.candidates().isEmpty()
                ? 0
                : Math.toIntExact(Math.min(drawn, Integer.MAX_VALUE));
    }

    private static TalkootMatter.@Nullable Sending sending(ActivityObject decision) {
        return decision.matter() == null ? null : decision.matter().sending();
    }

    private static Instant after(Instant since, long months) {
        return since.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
