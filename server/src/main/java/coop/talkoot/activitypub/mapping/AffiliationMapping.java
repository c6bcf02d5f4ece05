package coop.talkoot.activitypub.mapping;

import static coop.talkoot.activitypub.mapping.ActivityMapping.head;
import static coop.talkoot.activitypub.mapping.ActivityMapping.write;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Bond;
import coop.talkoot.groups.affiliation.Exits;
import coop.talkoot.groups.affiliation.Joining;
import coop.talkoot.groups.affiliation.Kin;
import coop.talkoot.people.Identity;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityHead;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Conversation;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Text;
import coop.talkoot.vocab.Times;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Groups that join and leave groups (wire.md 2.4, 14a to 14c): each deed names the decision behind it in {@code context}. */
@Singleton
public final class AffiliationMapping {
    private static final Duration USUAL_NOTICE = Duration.ofDays(14);
    private static final Duration LONGEST_NOTICE = Duration.ofDays(28);

    AffiliationMapping() {}

    public JsonObject join(Affiliation affiliation) {
        return write(new Activity.Join(
                said(
                        affiliation.joinUri(),
                        affiliation.child(),
                        affiliation.parent(),
                        affiliation.joinMandate(),
                        Times.published(affiliation.askedAt())),
                Reference.to(affiliation.parent().uri())));
    }

    public JsonObject accept(String id, Affiliation affiliation) {
        return write(new Activity.Accept(
                said(id, affiliation.parent(), affiliation.child(), affiliation.admitMandate(), Times.unknown()),
                Reference.to(bareJoin(affiliation.joinUri(), affiliation.child(), affiliation.parent())),
                Reference.to(relationship(affiliation))));
    }

    /** {@code because} is plain text. */
    public JsonObject reject(String id, String joinUri, Identity child, Identity parent, String because) {
        var core = ObjectCore.with(id)
                .addressing(Addressing.to(child.uri()))
                .content(because.isBlank() ? Text.none() : Text.of(because));
        return write(new Activity.Reject(
                ActivityHead.of(core.build(), parent.uri()), Reference.to(bareJoin(joinUri, child, parent))));
    }

    public JsonObject undoJoin(String id, Affiliation affiliation) {
        return write(new Activity.Undo(
                said(id, affiliation.child(), affiliation.parent(), null, Times.unknown()),
                Reference.to(bareJoin(affiliation.joinUri(), affiliation.child(), affiliation.parent()))));
    }

    /** By its own decision, with the instant from which on it is over. */
    public JsonObject leave(Affiliation affiliation) {
        return write(leaving(affiliation, notice(affiliation)));
    }

    public JsonObject undoLeave(String id, Affiliation before, String mandate) {
        return write(new Activity.Undo(
                said(id, before.child(), before.parent(), mandate, Times.unknown()),
                Reference.to(leaving(before, notice(before)))));
    }

    /** The parent has heard of it, and says when it ends. */
    public JsonObject acceptLeave(String id, Affiliation affiliation) {
        return write(new Activity.Accept(
                said(id, affiliation.parent(), affiliation.child(), null, Times.unknown()),
                Reference.to(leaving(affiliation, notice(affiliation))),
                Reference.to(relationship(affiliation))));
    }

    /** The parent's decision sends it away. */
    public JsonObject expel(Affiliation affiliation) {
        var notice = notice(affiliation);
        return write(new Activity.Remove(
                said(uri(notice), affiliation.parent(), affiliation.child(), notice.mandate(), times(notice)),
                Reference.to(affiliation.child().uri()),
                Reference.to(LocalCollections.children(affiliation.parent()))));
    }

    /** How the two stand to each other, as either of them tells it. */
    public ActivityObject.Relationship relationship(Affiliation affiliation) {
        var notice = affiliation.notice();
        return new ActivityObject.Relationship(
                ObjectCore.with(affiliation.uri())
                        .times(Times.unknown()
                                .withStart(offset(affiliation.memberSince()))
                                .withEnd(offset(notice == null ? null : notice.effectiveAt())))
                        .build(),
                affiliation.parent().uri(),
                CoopTerms.HAS_CHILD,
                affiliation.child().uri(),
                new ActivityObject.Relationship.Standing(
                        null,
                        CoopTerms.of(affiliation.state()),
                        BigDecimal.ONE,
                        "P" + affiliation.noticePeriod().toDays() + "D"));
    }

    /**
     * Whom a group itself tells of, above or below it, in one item of its {@code parents} or {@code children}; nothing
     * where the item speaks of others.
     */
    public static Optional<String> other(Reference item, String group, boolean isAbove) {
        if (!(item.thing() instanceof ActivityObject.Relationship relationship)
                || !CoopTerms.HAS_CHILD.equals(relationship.relationship())) {
            return Optional.empty();
        }
        var self = isAbove ? relationship.object() : relationship.subject();
        return group.equals(self)
                ? Optional.ofNullable(isAbove ? relationship.subject() : relationship.object())
                : Optional.empty();
    }

    /** Whether such an item says that the two belong together now. */
    public static boolean isHeld(Reference item) {
        return isIn(item, Affiliation.State.MEMBER);
    }

    /** Whether it says so of when one of the two moved away. */
    public static boolean isMoved(Reference item) {
        return isIn(item, Affiliation.State.MOVED);
    }

    /** Whether it says that the two belong together now, in notice or not. */
    public static boolean isStanding(Reference item) {
        return isHeld(item) || isIn(item, Affiliation.State.NOTICE);
    }

    /** When what such an item tells is over; null where it says nothing of that. */
    public static @Nullable Instant endOf(Reference item) {
        var end = item.thing() instanceof ActivityObject.Relationship relationship
                ? relationship.core().times().endTime()
                : null;
        return end == null ? null : end.toInstant();
    }

    private static boolean isIn(Reference item, Affiliation.State state) {
        return item.thing() instanceof ActivityObject.Relationship relationship
                && CoopTerms.of(state).equals(relationship.standing().state());
    }

    /** What {@code told}, an item of a group that moved, and {@code ofParent}, the parent's own, say; nothing without a name. */
    public static Optional<Bond> bond(Identity other, boolean isAbove, Reference told, Reference ofParent, Kin kin) {
        if (!(told.thing() instanceof ActivityObject.Relationship named)
                || named.id() == null
                || !(ofParent.thing() instanceof ActivityObject.Relationship dated)) {
            return Optional.empty();
        }
        var since = dated.core().times().startTime();
        var notice = days(dated.standing().noticePeriod()).orElse(USUAL_NOTICE);
        return since == null
                ? Optional.empty()
                : Optional.of(new Bond(
                        other,
                        isAbove,
                        named.id(),
                        since.toInstant(),
                        notice.compareTo(LONGEST_NOTICE) > 0 ? LONGEST_NOTICE : notice,
                        kin));
    }

    /** What a parent's yes says, if it speaks of these two and in its own name. */
    public Optional<Joining.Answer> answer(Affiliation asked, Activity.Accept accept, Instant now) {
        var result = accept.result() == null ? null : accept.result().thing();
        var parent = asked.parent().uri();
        if (!(result instanceof ActivityObject.Relationship relationship)
                || !parent.equals(relationship.subject())
                || !CoopTerms.HAS_CHILD.equals(relationship.relationship())
                || !asked.child().uri().equals(relationship.object())
                || relationship.id() == null
                || !Hosts.same(relationship.id(), parent)) {
            return Optional.empty();
        }
        var since = relationship.core().times().startTime();
        return Optional.of(new Joining.Answer(
                relationship.id(),
                since == null ? now : since.toInstant(),
                days(relationship.standing().noticePeriod()).orElse(USUAL_NOTICE),
                WebAddress.kept(accept.core().conversation().context())));
    }

    /** When an answered notice ends, as the parent says. */
    public Optional<Instant> end(Activity.Accept accept) {
        return accept.result() != null && accept.result().thing() instanceof ActivityObject.Relationship relationship
                ? Optional.ofNullable(relationship.core().times().endTime()).map(OffsetDateTime::toInstant)
                : Optional.empty();
    }

    /** When notice was given and from when on it is over; nothing where one of them is not said. */
    public Optional<Exits.Dates> dates(Activity activity) {
        var times = activity.core().times();
        return times.published() == null || times.startTime() == null
                ? Optional.empty()
                : Optional.of(
                        new Exits.Dates(times.published(), times.startTime().toInstant()));
    }

    private static Optional<Duration> days(@Nullable String period) {
        try {
            return period == null
                    ? Optional.empty()
                    : Optional.of(Duration.parse(period)).filter(it -> !it.isNegative());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Activity.Leave leaving(Affiliation affiliation, Affiliation.Notice notice) {
        return new Activity.Leave(
                said(uri(notice), affiliation.child(), affiliation.parent(), notice.mandate(), times(notice)),
                Reference.to(affiliation.parent().uri()));
    }

    private static Activity.Join bareJoin(String joinUri, Identity child, Identity parent) {
        return new Activity.Join(head(joinUri, child, Addressing.nobody(), null), Reference.to(parent.uri()));
    }

    private static ActivityHead said(String id, Identity by, Identity to, @Nullable String mandate, Times times) {
        var core = ObjectCore.with(id).addressing(Addressing.to(to.uri())).times(times);
        if (mandate != null) {
            core.conversation(Conversation.none().withContext(mandate));
        }
        return ActivityHead.of(core.build(), by.uri());
    }

    private static Times times(Affiliation.Notice notice) {
        return Times.published(notice.givenAt()).withStart(offset(notice.effectiveAt()));
    }

    private static Affiliation.Notice notice(Affiliation affiliation) {
        return Objects.requireNonNull(affiliation.notice());
    }

    private static String uri(Affiliation.Notice notice) {
        return Objects.requireNonNull(notice.uri());
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
