package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.MOTION;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.NewPost;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Words;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Texts that members put to their group, of this instance and of others as far as they are known here. */
@Singleton
public final class Motions {
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Posts posts;
    private final Memberships memberships;
    private final Identities identities;
    private final MotionRows rows;
    private final OpenVotes votes;
    private final AffiliationVotes affiliations;
    private final Councils councils;
    private final FederationPolicies policies;

    Motions(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            Posts posts,
            Memberships memberships,
            Identities identities,
            MotionRows rows,
            OpenVotes votes,
            AffiliationVotes affiliations,
            Councils councils,
            FederationPolicies policies) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.posts = posts;
        this.memberships = memberships;
        this.identities = identities;
        this.rows = rows;
        this.votes = votes;
        this.affiliations = affiliations;
        this.councils = councils;
        this.policies = policies;
    }

    /** A member puts something to their group. */
    public Motion propose(NewMotion wanted) {
        memberships.require(wanted.group().id(), wanted.author().id(), Right.WRITE);
        checkSubject(wanted.group(), wanted.audience(), wanted.terms());
        return take(
                new NewPost(
                        Origin.LOCAL,
                        "motions",
                        Post.Kind.MOTION,
                        wanted.author(),
                        wanted.group(),
                        null,
                        wanted.audience(),
                        wanted.words(),
                        List.of(),
                        null,
                        null,
                        null),
                wanted.terms());
    }

    /**
     * Writes a motion from here or elsewhere; its group must be named. One that is known already changes nothing. Only
     * members put anything to a group of ours; of another server's group that server has to know.
     */
    public Motion take(NewPost post, MotionTerms terms) {
        var group = post.group();
        if (group == null) {
            throw Refused.invalid("group", "A motion is put to a group.");
        }
        return transactions.write(() -> {
            if (post.origin() instanceof Origin.Remote remote) {
                var known = byUri(remote.uri());
                if (known.isPresent()) {
                    return known.get();
                }
            }
            if (group.isLocal()) {
                memberships.require(group.id(), post.author().id(), Right.WRITE);
                checkSending(group, post.audience(), terms);
            }
            var written = posts.write(post);
            if (!written.isNew()) {
                throw Refused.conflict("A post of this name is known, and is no motion.");
            }
            rows.insert(written.post().id(), group, terms);
            var motion = new Motion(written.post(), group, terms, Motion.State.PROPOSED, 0);
            events.publish(new MotionEvent.MotionProposed(motion));
            return motion;
        });
    }

    /** Its author says it differently: until the first ballot, and again when it came back from a vote. */
    public Motion edit(Motion motion, Identity by, Words words, MotionTerms terms) {
        if (motion.post().author().id() != by.id()) {
            throw Refused.notAllowed("Only who wrote it can change it.");
        }
        NewMotion.checkTitle(words);
        checkSubject(motion.group(), motion.post().audience(), terms);
        return rewritten(motion, words, terms, null, null);
    }

    /** What a remote author changed; the caller has checked that it comes from them. */
    public Motion rewritten(
            Motion motion, Words words, MotionTerms terms, @Nullable Instant editedAt, @Nullable String raw) {
        return transactions.write(() -> {
            var before = locked(motion.id());
            if (before.group().isLocal()) {
                checkSending(before.group(), before.post().audience(), terms);
            }
            switch (before.state()) {
                case WITHDRAWN, DECIDED -> throw Refused.conflict("This is over: put another motion.");
                case VOTING -> {
                    if (!terms.equals(before.terms())) {
                        throw Refused.conflict(
                                "It is being voted on: what is asked cannot change. Withdraw it and put another"
                                        + " motion.");
                    }
                    if (motion.group().isLocal()) {
                        votes.rewriteUntouched(motion.id(), words);
                    }
                }
                case PROPOSED -> rows.update(motion.id(), terms);
            }
            var post = posts.rewrite(motion.id(), words, editedAt, raw);
            var changed = new Motion(post, before.group(), terms, before.state(), before.supporters());
            events.publish(new MotionEvent.MotionEdited(changed));
            return changed;
        });
    }

    /** Its author, or a coordinator of the local group it is put to, takes it back; an open vote ends with it. */
    public void withdraw(Motion motion, Identity by) {
        if (motion.post().author().id() != by.id()) {
            if (!motion.group().isLocal()) {
                throw Refused.notAllowed("Only who wrote it can withdraw it.");
            }
            memberships.require(motion.group().id(), by.id(), Right.TIDY);
        }
        withdrawn(motion);
    }

    /** It is taken back, by its author's own word; the caller has checked that it is theirs. */
    public void withdrawn(Motion motion) {
        transactions.run(() -> {
            var before = locked(motion.id());
            if (before.state() == Motion.State.WITHDRAWN) {
                return;
            }
            if (before.state() == Motion.State.DECIDED) {
                throw Refused.conflict("This is decided, and cannot be taken back.");
            }
            if (before.group().isLocal()) {
                votes.cancel(motion.id());
            }
            rows.setState(motion.id(), Motion.State.WITHDRAWN);
            events.publish(new MotionEvent.MotionWithdrawn(new Motion(
                    before.post(), before.group(), before.terms(), Motion.State.WITHDRAWN, before.supporters())));
        });
    }

    /** A member wants it to be voted on; doing it twice changes nothing. */
    public Motion support(Motion motion, Identity by) {
        memberships.require(motion.group().id(), by.id(), Right.WRITE);
        return transactions.write(() -> {
            requireProposed(locked(motion.id()));
            var isNew = rows.support(motion.id(), by.id(), clock.instant());
            var now = of(motion.post()).orElseThrow();
            if (isNew) {
                events.publish(new MotionEvent.MotionSupported(now, by));
            }
            return now;
        });
    }

    public Motion unsupport(Motion motion, Identity by) {
        return transactions.write(() -> {
            requireProposed(locked(motion.id()));
            var wasThere = rows.unsupport(motion.id(), by.id());
            var now = of(motion.post()).orElseThrow();
            if (wasThere) {
                events.publish(new MotionEvent.SupportWithdrawn(now, by));
            }
            return now;
        });
    }

    /** Who supports it, the first first; only those count who still are members. */
    public List<Identity> supporters(Motion motion) {
        return transactions.read(() -> {
            var ids = rows.supporters(motion.id());
            var known = identities.byIds(ids);
            return ids.stream().map(known::get).toList();
        });
    }

    /** The motion of a post whatever its state; whoever asks has checked that the post may be read. */
    public Optional<Motion> of(Post post) {
        return Optional.ofNullable(among(List.of(post)).get(post.id()));
    }

    public Optional<Motion> byUri(String uri) {
        return posts.byUri(uri).flatMap(this::of);
    }

    /** A motion for {@code viewerId} (null: the public) to read, or a refusal: not found, or gone. */
    public Motion require(long id, @Nullable Long viewerId) {
        return of(posts.require(id, viewerId))
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
    }

    /** The motions among posts, by post id: the same few queries for a page. */
    public Map<Long, Motion> among(List<Post> candidates) {
        return transactions.read(() -> rows.byId(candidates));
    }

    /** Motions that fit, newest first. */
    public Page<Motion> search(MotionFilter filter, @Nullable Long viewerId, Page.Request page) {
        return transactions.read(() -> rows.search(filter, viewerId, clock.instant(), page));
    }

    /** How many motions of a group wait for a vote. */
    public int countProposed(long groupId) {
        return transactions.read(() ->
                sql.fetchCount(MOTION, MOTION.GROUP_ID.eq(groupId).and(MOTION.STATE.eq(Motion.State.PROPOSED.name()))));
    }

    /** As it is now, and nobody else changes it before the commit. */
    Motion locked(long id) {
        if (rows.locked(id).isEmpty()) {
            throw Refused.notFound("There is no such motion.");
        }
        return posts.find(id).flatMap(this::of).orElseThrow();
    }

    private static void requireProposed(Motion motion) {
        if (motion.state() != Motion.State.PROPOSED) {
            throw Refused.conflict(
                    motion.state() == Motion.State.VOTING ? "It is being voted on already." : "This motion is over.");
        }
    }

    /** Whoever proposes it, from here or elsewhere. */
    private void checkSending(Identity group, Audience audience, MotionTerms terms) {
        var sending = terms.sending();
        if (sending != null) {
            councils.check(group, audience, terms, sending);
        }
    }

    private void checkSubject(Identity group, Audience audience, MotionTerms terms) {
        var subject = terms.subject();
        policies.check(group, terms);
        if (terms.sending() != null) {
            return;
        }
        if (subject == null || !group.isLocal()) {
            return;
        }
        var affiliating = terms.affiliating();
        if (affiliating != null) {
            affiliations.check(group, audience, affiliating, subject);
            return;
        }
        var isMember = memberships.isMember(group.id(), subject.id());
        if (terms.type() == Motion.Type.REMOVAL && !isMember) {
            throw Refused.invalid("subject", "That person is not a member.");
        }
        if (terms.type() == Motion.Type.MEMBERSHIP && isMember) {
            throw Refused.invalid("subject", "That person is a member already.");
        }
    }
}
