package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.POLL;

import coop.talkoot.groups.Memberships;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** What posts ask and what people answer. Nobody is told who answered what, but the server of who asks. */
@Singleton
public final class Polls {
    /** How long what another server said of its poll is good for. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Posts posts;
    private final Memberships memberships;
    private final PollRows rows;
    private final FarPolls elsewhere;

    Polls(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Posts posts,
            Memberships memberships,
            PollRows rows,
            FarPolls elsewhere) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.posts = posts;
        this.memberships = memberships;
        this.rows = rows;
        this.elsewhere = elsewhere;
    }

    /** The polls among posts, by post id: two queries for a page. Whoever asks has checked that the posts may be read. */
    public Map<Long, Poll> of(Collection<Long> postIds) {
        return transactions.read(() -> rows.of(postIds));
    }

    public Optional<Poll> of(Post post) {
        return Optional.ofNullable(of(Set.of(post.id())).get(post.id()));
    }

    /** What somebody answered, by post id, as positions of options; a post is missing where they did not. */
    public Map<Long, List<Integer>> answersOf(long actorId, Collection<Long> postIds) {
        return transactions.read(() -> rows.answersOf(actorId, postIds));
    }

    /** What each of these answered, by actor; whoever did not is missing. */
    public Map<Long, List<Integer>> answersTo(long postId, Collection<Long> actorIds) {
        return actorIds.isEmpty() ? Map.of() : transactions.read(() -> rows.answersTo(postId, actorIds));
    }

    /** Who has answered, for those who tell them how it stands. */
    public List<Long> votersOf(long postId) {
        return transactions.read(() -> rows.votersOf(postId));
    }

    /**
     * A person of this instance answers, once and for all.
     *
     * @param choices positions of options
     */
    public Poll vote(Identity voter, long postId, Set<Integer> choices) {
        return transactions.write(() -> {
            var post = posts.require(postId, voter.id());
            var poll = rows.locked(post.id()).orElseThrow(() -> Refused.notFound("This post asks nothing."));
            check(voter, post, poll, choices);
            for (var choice : choices.stream().sorted().toList()) {
                var id = ids.next();
                if (!rows.vote(id, poll, choice, voter.id(), clock.instant())) {
                    throw Refused.conflict("You have answered already.");
                }
                var option = poll.options().get(choice).title();
                events.publish(new PostEvent.Voted(new Vote(id, post, voter, option)));
            }
            return rows.locked(post.id()).orElseThrow();
        });
    }

    /**
     * Somebody elsewhere answered what one of ours asked; several answers come one by one. False when that counts for
     * nothing: it is over, no such answer, not theirs to read, or given already.
     */
    public boolean count(Identity voter, Post post, String option) {
        return transactions.write(() -> {
            var poll = rows.locked(post.id()).orElse(null);
            if (poll == null
                    || !post.isLocal()
                    || poll.isOver(clock.instant())
                    || post.author().id() == voter.id()
                    || observes(voter, post)
                    || posts.readable(post.id(), voter.id()).isEmpty()) {
                return false;
            }
            var titles = poll.options().stream().map(Poll.Option::title).toList();
            var position = titles.indexOf(option.strip());
            var id = ids.next();
            if (position < 0 || !rows.vote(id, poll, position, voter.id(), clock.instant())) {
                return false;
            }
            events.publish(new PostEvent.Voted(new Vote(id, post, voter, titles.get(position))));
            return true;
        });
    }

    /** How a poll stands; asks the server of who asked when what is known here is old. Never inside a transaction. */
    public Optional<Poll> current(Post post, Identity reader) {
        if (!post.isLocal() && isStale(post)) {
            elsewhere.read(post, reader).ifPresent(read -> refreshed(post, read));
        }
        return of(post);
    }

    /** How the server of who asked says it stands. Another question begins anew. */
    public void refreshed(Post post, FarPoll read) {
        transactions.run(() -> {
            var known = rows.locked(post.id());
            if (post.isLocal() || posts.find(post.id()).map(Post::isDeleted).orElse(true)) {
                return;
            }
            if (known.filter(read::asksTheSame).isPresent()) {
                rows.update(post.id(), read.at(clock.instant()), clock.instant());
            } else {
                known.ifPresent(poll -> rows.delete(post.id()));
                rows.insert(post.id(), read.at(clock.instant()), clock.instant());
            }
        });
    }

    /** A post that asks is written; in the transaction that writes it. */
    void begin(Post post, NewPoll poll) {
        var options = new ArrayList<Poll.Option>();
        poll.options().forEach(title -> options.add(new Poll.Option(title, 0)));
        var end = clock.instant().plus(poll.lasts());
        rows.insert(post.id(), new FarPoll(options, poll.isMultiple(), poll.hidesTotals(), 0, end, null), null);
    }

    void takeIn(Post post, FarPoll poll) {
        rows.insert(post.id(), poll.at(clock.instant()), clock.instant());
    }

    private void check(Identity voter, Post post, Poll poll, Set<Integer> choices) {
        if (post.author().id() == voter.id()) {
            throw Refused.notAllowed("Who asks does not answer.");
        }
        if (observes(voter, post)) {
            throw Refused.notAllowed("Who observes this group reads, and does nothing else in it.");
        }
        if (poll.isOver(clock.instant())) {
            throw Refused.conflict("This poll is over.");
        }
        if (choices.isEmpty()
                || choices.stream()
                        .anyMatch(
                                choice -> choice < 0 || choice >= poll.options().size())) {
            throw Refused.invalid("choices", "Choose one of the answers there are.");
        }
        if (!poll.isMultiple() && choices.size() > 1) {
            throw Refused.invalid("choices", "Choose one answer only.");
        }
        if (!rows.answersOf(voter.id(), Set.of(post.id())).isEmpty()) {
            throw Refused.conflict("You have answered already.");
        }
    }

    private boolean observes(Identity voter, Post post) {
        var group = post.group();
        return group != null && memberships.isObserver(group.id(), voter.id());
    }

    private boolean isStale(Post post) {
        var before = clock.instant().minus(FRESH);
        return transactions.read(() -> sql.fetchExists(
                POLL,
                POLL.POST_ID
                        .eq(post.id())
                        .and(POLL.READ_AT.isNull().or(POLL.READ_AT.lt(before)))
                        .and(POLL.CLOSED_AT.isNull().or(POLL.READ_AT.lt(POLL.CLOSED_AT)))));
    }
}
