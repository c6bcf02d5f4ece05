package coop.talkoot.groups.affiliation;

import static coop.talkoot.schema.Tables.AFFILIATION;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;

/**
 * Which groups belong to which, as far as one of the two is of this instance: for reading. What stands above goes beyond
 * that, by what others tell and both sides say.
 */
@Singleton
public final class Affiliations {
    /** So many children a group can have at once, and so many parents. */
    public static final int MOST = 200;

    private final Transactions transactions;
    private final AffiliationRows rows;

    Affiliations(Transactions transactions, AffiliationRows rows) {
        this.transactions = transactions;
        this.rows = rows;
    }

    /** Those that belonged to the group at that moment, in notice or not, oldest first; never more than {@link #MOST}. */
    public List<Affiliation> childrenOf(long groupId, Instant at) {
        return heldAt(AFFILIATION.PARENT_ID.eq(groupId), at);
    }

    /** Those the group belonged to at that moment, in notice or not, oldest first; never more than {@link #MOST}. */
    public List<Affiliation> parentsOf(long groupId, Instant at) {
        return heldAt(AFFILIATION.CHILD_ID.eq(groupId), at);
    }

    /** The period of the two that holds at that moment. */
    public Optional<Affiliation> between(long childId, long parentId, Instant at) {
        return heldAt(AFFILIATION.CHILD_ID.eq(childId).and(AFFILIATION.PARENT_ID.eq(parentId)), at).stream()
                .findFirst();
    }

    /** The group and all above it at that moment, each with the fewest steps up to it. */
    public Map<Long, Integer> above(long groupId, Instant at) {
        return transactions.read(() -> rows.above(List.of(groupId), at));
    }

    /** Of these groups and all above them, those that others belong to at that moment. */
    public List<Identity> federationsOf(Collection<Long> groupIds, Instant at) {
        return transactions.read(
                () -> rows.withChildren(rows.above(groupIds, at).keySet(), at));
    }

    /** What is asked for, or holds, between the two now. */
    public Optional<Affiliation> current(long childId, long parentId) {
        return one(AFFILIATION
                .CHILD_ID
                .eq(childId)
                .and(AFFILIATION.PARENT_ID.eq(parentId))
                .and(rows.areCurrent()));
    }

    /** Whom the group belongs to or asks to, now, oldest first: what it says of itself to others. */
    public List<Affiliation> claimedAbove(long groupId) {
        return transactions.read(
                () -> rows.oldest(AFFILIATION.CHILD_ID.eq(groupId).and(rows.areCurrent()), MOST));
    }

    /** Who belongs to the group or asks to, now, oldest first. */
    public List<Affiliation> claimedBelow(long groupId) {
        return transactions.read(
                () -> rows.oldest(AFFILIATION.PARENT_ID.eq(groupId).and(rows.areCurrent()), MOST));
    }

    /** A leaf of whom the group belongs to or asks to, newest first: now, or when it moved away. */
    public Page<Affiliation> currentAbove(long groupId, Page.Request page) {
        return page(shownAbove(groupId), page);
    }

    /** A leaf of who belongs to the group, newest first, now or when it moved away; who only asks does not. */
    public Page<Affiliation> currentBelow(long groupId, Page.Request page) {
        return page(shownBelow(groupId), page);
    }

    /** How many {@link #currentAbove} there are. */
    public int countAbove(long groupId) {
        return transactions.read(() -> rows.count(shownAbove(groupId)));
    }

    /** How many {@link #currentBelow} there are. */
    public int countBelow(long groupId) {
        return transactions.read(() -> rows.count(shownBelow(groupId)));
    }

    /** Who asks the group to be let in, newest first. */
    public Page<Affiliation> requestsTo(long groupId, Page.Request page) {
        return page(AFFILIATION.PARENT_ID.eq(groupId).and(AFFILIATION.STATE.eq(Affiliation.State.ASKED.name())), page);
    }

    /** Whom the group has asked, and who has not answered; newest first. */
    public Page<Affiliation> requestsOf(long groupId, Page.Request page) {
        return page(AFFILIATION.CHILD_ID.eq(groupId).and(AFFILIATION.STATE.eq(Affiliation.State.ASKED.name())), page);
    }

    /** All there ever was with the group as parent, newest first. */
    public Page<Affiliation> everBelow(long groupId, Page.Request page) {
        return page(AFFILIATION.PARENT_ID.eq(groupId), page);
    }

    /** All there ever was with the group as child, newest first. */
    public Page<Affiliation> everAbove(long groupId, Page.Request page) {
        return page(AFFILIATION.CHILD_ID.eq(groupId), page);
    }

    /** The ids of all groups that ever belonged to the group, or it to them: whom it concerns that it is no more. */
    public Set<Long> everKin(long groupId) {
        return transactions.read(() -> rows.ever(groupId));
    }

    public Optional<Affiliation> find(long id) {
        return one(AFFILIATION.ID.eq(id));
    }

    public Optional<Affiliation> byUri(String uri) {
        return one(AFFILIATION.URI.eq(uri));
    }

    /** The one this Join asked for. */
    public Optional<Affiliation> byJoinUri(String uri) {
        return one(AFFILIATION.JOIN_URI.eq(uri));
    }

    /** The one this Leave or Remove ends. */
    public Optional<Affiliation> byNoticeUri(String uri) {
        return one(AFFILIATION.NOTICE_URI.eq(uri));
    }

    /** A group that moved away goes on telling what it took along: its new address is believed by that. */
    private Condition shownAbove(long groupId) {
        return AFFILIATION.CHILD_ID.eq(groupId).and(rows.areCurrent().or(tookAlong(false)));
    }

    private Condition shownBelow(long groupId) {
        return AFFILIATION.PARENT_ID.eq(groupId).and(rows.areHeld().or(tookAlong(true)));
    }

    private static Condition tookAlong(boolean asParent) {
        return AFFILIATION.STATE.eq(Affiliation.State.MOVED.name()).and(AFFILIATION.NOTICE_BY_PARENT.eq(asParent));
    }

    private Optional<Affiliation> one(Condition condition) {
        return transactions.read(() -> rows.one(condition));
    }

    private Page<Affiliation> page(Condition condition, Page.Request page) {
        return transactions.read(() -> Page.of(
                rows.newest(condition.and(AFFILIATION.ID.lt(page.before())), page.limit() + 1),
                page.limit(),
                Affiliation::id));
    }

    private List<Affiliation> heldAt(Condition condition, Instant at) {
        return transactions.read(() -> rows.oldest(condition.and(AffiliationRows.holdAt(at)), MOST));
    }
}
