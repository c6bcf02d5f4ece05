package coop.talkoot.posts;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notes and replies: what people say in a group, to everybody, or to each other. */
@Singleton
public final class Notes {
    private final Transactions transactions;
    private final DomainEvents events;
    private final Posts posts;
    private final Memberships memberships;
    private final Polls polls;

    Notes(Transactions transactions, DomainEvents events, Posts posts, Memberships memberships, Polls polls) {
        this.transactions = transactions;
        this.events = events;
        this.posts = posts;
        this.memberships = memberships;
        this.polls = polls;
    }

    /** A person of this instance says something; in a group only its members may begin a thread. */
    public Post publish(Identity author, @Nullable Identity group, Audience audience, Words words, List<Identity> to) {
        return take(fresh(author, group, audience, words, to));
    }

    private NewPost fresh(
            Identity author, @Nullable Identity group, Audience audience, Words words, List<Identity> to) {
        if (group != null) {
            memberships.require(group.id(), author.id(), Right.WRITE);
        }
        if (audience == Audience.DIRECT && to.isEmpty()) {
            throw Refused.invalid("to", "A direct note needs somebody to go to.");
        }
        return new NewPost(
                Origin.LOCAL, "notes", Post.Kind.NOTE, author, group, null, audience, words, to, null, null, null);
    }

    /** The same with a question to be answered by choosing. */
    public Post ask(
            Identity author,
            @Nullable Identity group,
            Audience audience,
            Words words,
            List<Identity> to,
            NewPoll poll) {
        return ask(fresh(author, group, audience, words, to), poll);
    }

    /** The same for what somebody of this instance has put together already; an answer may ask as well. */
    public Post ask(NewPost note, NewPoll poll) {
        checkObserver(note);
        return transactions.write(() -> {
            var written = posts.write(note).post();
            polls.begin(written, poll);
            events.publish(new PostEvent.NotePublished(written));
            return written;
        });
    }

    /** A person of this instance answers a post. The answer is for whom the post is for; its author is told. */
    public Post reply(Identity author, Post answered, Words words) {
        return reply(author, answered, answered.audience(), words, List.of());
    }

    /**
     * The same for whom the author of the answer says. Who asks must have chosen that: what was said among members of
     * a group is answered among them, or in private, and never before others.
     *
     * @param mentioned who is told beside the author of what is answered
     */
    public Post reply(Identity author, Post answered, Audience audience, Words words, List<Identity> mentioned) {
        return take(answer(author, answered, audience, words, mentioned));
    }

    private static NewPost answer(
            Identity author, Post answered, Audience audience, Words words, List<Identity> mentioned) {
        if (answered.audience() == Audience.GROUP && audience != Audience.GROUP && audience != Audience.DIRECT) {
            throw Refused.invalid("audience", "What was said among members is answered among them, or in private.");
        }
        var addressed = answered.audience() == Audience.DIRECT && audience == Audience.DIRECT
                ? answered.recipients().stream()
                : Stream.<Identity>empty();
        var to = Stream.of(Stream.of(answered.author()), addressed, mentioned.stream())
                .flatMap(people -> people)
                .filter(person -> person.id() != author.id())
                .distinct()
                .toList();
        return new NewPost(
                Origin.LOCAL,
                "notes",
                Post.Kind.NOTE,
                author,
                answered.group(),
                answered.uri(),
                audience,
                words,
                to,
                null,
                null,
                null);
    }

    /** Refuses what would be refused if it were published now, and writes nothing; {@code answered} null answers none. */
    void check(
            Identity author,
            @Nullable Post answered,
            @Nullable Identity group,
            Audience audience,
            Words words,
            List<Identity> to) {
        if (answered == null) {
            checkObserver(fresh(author, group, audience, words, to));
        } else {
            var note = answer(author, answered, audience, words, to);
            checkObserver(note);
            posts.checkMayAnswer(note, answered);
        }
    }

    /** Writes a note from here or elsewhere. One that is known already changes nothing and is told to nobody. */
    public Post take(NewPost note) {
        return take(note, null);
    }

    /** The same with what it asks on another server. */
    public Post take(NewPost note, @Nullable FarPoll poll) {
        checkObserver(note);
        return transactions.write(() -> {
            var written = posts.write(note);
            if (written.isNew()) {
                if (poll != null) {
                    polls.takeIn(written.post(), poll);
                }
                events.publish(new PostEvent.NotePublished(written.post()));
            }
            return written.post();
        });
    }

    private void checkObserver(NewPost note) {
        var group = note.group();
        if (group != null && memberships.isObserver(group.id(), note.author().id())) {
            throw Refused.notAllowed("Who observes this group reads, and does nothing else in it.");
        }
    }

    /** Its author says it differently. */
    public Post edit(Post post, Identity by, Words words) {
        if (post.author().id() != by.id()) {
            throw Refused.notAllowed("Only who wrote it can change it.");
        }
        return rewritten(post, words, null, null);
    }

    /** What a remote author changed; the caller has checked that it comes from them. */
    public Post rewritten(Post post, Words words, @Nullable Instant editedAt, @Nullable String raw) {
        return transactions.write(() -> {
            var changed = posts.rewrite(post.id(), words, editedAt, raw);
            events.publish(new PostEvent.NoteEdited(changed));
            return changed;
        });
    }

    /** Its author, or a coordinator of the local group it is in, deletes it. */
    public void delete(Post post, Identity by) {
        if (post.author().id() != by.id()) {
            var group = post.group();
            if (group == null || !group.isLocal()) {
                throw Refused.notAllowed("Only who wrote it can delete it.");
            }
            memberships.require(group.id(), by.id(), Right.TIDY);
        }
        deleted(post);
    }

    /** A note is gone, by its author's own word; the caller has checked that it is theirs. */
    public void deleted(Post post) {
        transactions.run(() -> {
            if (!post.isDeleted()) {
                events.publish(new PostEvent.NoteDeleted(posts.delete(post.id())));
            }
        });
    }
}
