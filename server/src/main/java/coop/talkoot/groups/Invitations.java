package coop.talkoot.groups;

import static coop.talkoot.schema.Tables.INVITATION;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Tokens;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Links that let people in. */
@Singleton
public final class Invitations {
    private static final int MOST_USES = 500;
    private static final Duration LONGEST = Duration.ofDays(90);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Groups groups;
    private final Memberships memberships;
    private final Identities identities;

    Invitations(
            DSLContext sql,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Groups groups,
            Memberships memberships,
            Identities identities) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.groups = groups;
        this.memberships = memberships;
        this.identities = identities;
    }

    /** What an invitation is made of. */
    public record Terms(Role role, int uses, Duration lasts) {
        public Terms {
            if (uses < 1 || uses > MOST_USES) {
                throw Refused.invalid("uses", "An invitation is good for 1 to " + MOST_USES + " people.");
            }
            if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0) {
                throw Refused.invalid("days", "An invitation lasts 1 to " + LONGEST.toDays() + " days.");
            }
        }
    }

    /** A coordinator makes a link {@code /join/<token>}; only an admin can invite somebody as more than a member. */
    public String create(Group group, Identity inviter, Terms terms) {
        Moved.refuse(group.identity());
        return transactions.write(() -> {
            memberships.require(group.id(), inviter.id(), terms.role().isOffice() ? Right.GIVE_ROLES : Right.INVITE);
            var token = Tokens.create();
            sql.insertInto(INVITATION)
                    .set(INVITATION.ID, ids.next())
                    .set(INVITATION.TOKEN_HASH, Tokens.hash(token))
                    .set(INVITATION.GROUP_ID, group.id())
                    .set(INVITATION.INVITER_ID, inviter.id())
                    .set(INVITATION.ROLE, terms.role().name())
                    .set(INVITATION.USES_LEFT, terms.uses())
                    .set(INVITATION.EXPIRES_AT, clock.instant().plus(terms.lasts()))
                    .set(INVITATION.CREATED_AT, clock.instant())
                    .execute();
            return token;
        });
    }

    /** The invitation this link opens, if it still does. */
    public Optional<Invitation> find(String token) {
        return transactions.read(
                () -> open(INVITATION.TOKEN_HASH.eq(Tokens.hash(token)), Page.Request.first(1)).stream()
                        .findFirst());
    }

    /** What is still open into a group, for those who may invite; their links are known to nobody any more. */
    public Page<Invitation> open(Group group, Identity coordinator, Page.Request page) {
        return transactions.read(() -> {
            memberships.require(group.id(), coordinator.id(), Right.INVITE);
            return Page.of(open(INVITATION.GROUP_ID.eq(group.id()), page), page.limit(), Invitation::id);
        });
    }

    /** Closes an invitation; only an admin one that lets in as more than a member. Who came in by it stays. */
    public void revoke(Group group, long id, Identity coordinator) {
        transactions.run(() -> {
            memberships.require(group.id(), coordinator.id(), Right.INVITE);
            var invitation =
                    open(INVITATION.ID.eq(id).and(INVITATION.GROUP_ID.eq(group.id())), Page.Request.first(1)).stream()
                            .findFirst()
                            .orElseThrow(() -> Refused.notFound("This invitation is not open any more."));
            if (invitation.role().isOffice()) {
                memberships.require(group.id(), coordinator.id(), Right.GIVE_ROLES);
            }
            sql.deleteFrom(INVITATION).where(INVITATION.ID.eq(id)).execute();
        });
    }

    /** Newest first, one more than the page has. */
    private List<Invitation> open(Condition condition, Page.Request page) {
        var rows = sql.selectFrom(INVITATION)
                .where(condition)
                .and(INVITATION.USES_LEFT.gt(0))
                .and(INVITATION.EXPIRES_AT.gt(clock.instant()))
                .and(INVITATION.ID.lt(page.before()))
                .orderBy(INVITATION.ID.desc())
                .limit(page.limit() + 1)
                .fetch();
        var inviters = identities.byIds(rows.getValues(INVITATION.INVITER_ID));
        var into = rows.isEmpty() ? null : groups.get(rows.getFirst().getGroupId());
        return rows.stream()
                .map(row -> new Invitation(
                        row.getId(),
                        Objects.requireNonNull(into),
                        Objects.requireNonNull(inviters.get(row.getInviterId())),
                        Role.valueOf(row.getRole()),
                        row.getUsesLeft(),
                        row.getExpiresAt()))
                .toList();
    }

    /** {@code person} comes in by this link; a member already uses nothing up. */
    public Membership accept(String token, Identity person) {
        return transactions.write(() -> {
            var invitation = find(token)
                    .orElseThrow(
                            () -> Refused.notFound("This invitation is used up, out of date, or was never given."));
            var group = invitation.group();
            if (memberships.isMember(group.id(), person.id())) {
                return memberships.find(group.id(), person.id()).orElseThrow();
            }
            var taken = sql.update(INVITATION)
                    .set(INVITATION.USES_LEFT, INVITATION.USES_LEFT.minus(1))
                    .where(INVITATION.ID.eq(invitation.id()).and(INVITATION.USES_LEFT.gt(0)))
                    .execute();
            if (taken == 0) {
                throw Refused.notFound("This invitation is used up.");
            }
            return memberships.appoint(group, person, invitation.role());
        });
    }
}
