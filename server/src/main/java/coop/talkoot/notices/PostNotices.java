package coop.talkoot.notices;

import coop.talkoot.exchange.ListingEvent;
import coop.talkoot.exchange.ReminderEvent;
import coop.talkoot.exchange.find.FindEvent;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Standing;
import coop.talkoot.people.Watches;
import coop.talkoot.platform.Beginning;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Announce;
import coop.talkoot.posts.Answered;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.PostConditions;
import coop.talkoot.posts.PostEvent;
import coop.talkoot.posts.Posts;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Who is told of posts, and of what others do with them. */
@Singleton
final class PostNotices {
    private static final int LONGEST_DETAIL = 300;

    private final Teller teller;
    private final Posts posts;
    private final Watches watches;
    private final Settings settings;

    PostNotices(Teller teller, Posts posts, Watches watches, Settings settings) {
        this.teller = teller;
        this.posts = posts;
        this.watches = watches;
        this.settings = settings;
    }

    void tell(ListingEvent event) {
        var post = event.listing().post();
        switch (event) {
            case ListingEvent.ListingPublished ignored -> published(post);
            case ListingEvent.ListingEdited ignored -> edited(post);
            case ListingEvent.ListingWithdrawn ignored -> forget(post);
        }
    }

    void tell(ReminderEvent event) {
        switch (event) {
            case ReminderEvent.ListingEnding ending -> {
                var post = ending.listing().post();
                var group = post.group();
                if (group != null) {
                    teller.tell(
                            Teller.Deed.to(Notice.Kind.LISTING_ENDING, group, post),
                            List.of(post.author().id()));
                }
            }
        }
    }

    /** Why somebody is told stands with it: the search of theirs that it fits. */
    void tell(FindEvent event) {
        switch (event) {
            case FindEvent.SearchesMatched matched -> {
                var post = matched.listing().post();
                teller.tellEach(
                        Teller.Deed.to(Notice.Kind.FOUND, post.author(), post),
                        matched.matches().stream()
                                .map(each -> new Teller.Each(each.personId(), each.searchId(), each.searchName()))
                                .toList());
            }
        }
    }

    void tell(PostEvent event) {
        switch (event) {
            case PostEvent.NotePublished published -> published(published.post());
            case PostEvent.NoteEdited edited -> edited(edited.post());
            case PostEvent.NoteDeleted deleted -> forget(deleted.post());
            case PostEvent.Favourited favourited ->
                toAuthor(
                        Notice.Kind.FAVOURITE,
                        favourited.favourite().actor(),
                        favourited.favourite().post());
            case PostEvent.Unfavourited unfavourited ->
                takenBack(
                        Notice.Kind.FAVOURITE,
                        unfavourited.favourite().actor(),
                        unfavourited.favourite().post());
            case PostEvent.Announced announced -> announced(announced.announce());
            case PostEvent.Unannounced unannounced ->
                takenBack(
                        Notice.Kind.ANNOUNCE,
                        unannounced.announce().actor(),
                        unannounced.announce().post());
            case PostEvent.NotPublished refused -> {
                var author = refused.post().author();
                var detail = Beginning.of(refused.reason(), LONGEST_DETAIL);
                var subjectId = refused.post().id();
                teller.tell(
                        new Teller.Deed(Notice.Kind.NOT_PUBLISHED, author, null, null, subjectId, detail),
                        List.of(author.id()));
            }
            case PostEvent.PollClosed closed -> {
                var post = closed.post();
                teller.tell(Teller.Deed.to(Notice.Kind.POLL, post.author(), post), PostConditions.askedBy(post.id()));
            }
            case PostEvent.Voted ignored -> {}
            case PostEvent.PollCounted ignored -> {}
            case PostEvent.Pinned ignored -> {}
            case PostEvent.Unpinned ignored -> {}
        }
    }

    private void published(Post post) {
        var named = new TreeSet<Long>();
        post.recipients().stream()
                .filter(NoticeListener::canBeTold)
                .map(Identity::id)
                .forEach(named::add);
        answeredHere(post).ifPresent(answered -> {
            // Whoever is not named in something private may not even read it.
            var isForThem = named.remove(answered.authorId()) || post.audience().isOpen();
            if (isForThem) {
                var kind = answered.kind() == Post.Kind.LISTING ? Notice.Kind.ANSWER : Notice.Kind.MENTION;
                teller.tell(Teller.Deed.to(kind, post.author(), post), List.of(answered.authorId()));
            }
        });
        teller.tell(Teller.Deed.to(Notice.Kind.MENTION, post.author(), post), named);
        watched(post, post.author());
        var group = post.group();
        if (group != null && group.isLocal()) {
            watched(post, group);
        }
    }

    /** Nobody here is told that somebody elsewhere was answered, so it is not asked who that was. */
    private Optional<Answered> answeredHere(Post post) {
        return answersOurs(post) ? posts.answeredBy(post) : Optional.empty();
    }

    private boolean answersOurs(Post post) {
        var answered = post.inReplyToUri();
        return answered != null && settings.isOurs(answered);
    }

    /** One statement for all who watch, be they thousands. What is for some only they may find, but are not told. */
    private void watched(Post post, Identity by) {
        var isForFollowers = switch (post.audience()) {
            case PUBLIC, UNLISTED -> true;
            case FOLLOWERS -> by.id() == post.author().id();
            case GROUP, DIRECT -> false;
        };
        if (isForFollowers && !post.isReply() && watches.mayBeWatched(by.id())) {
            teller.tell(Teller.Deed.to(Notice.Kind.STATUS, post.author(), post), Standing.watching(by.id()));
        }
    }

    private void edited(Post post) {
        if (hasRespondents(post)) {
            teller.tell(Teller.Deed.to(Notice.Kind.EDIT, post.author(), post), PostConditions.respondentsTo(post.id()));
        }
    }

    private static boolean hasRespondents(Post post) {
        return post.counts().favourites() > 0 || post.counts().announces() > 0;
    }

    /**
     * Of most posts from elsewhere nobody was told: nothing is looked for then. Should something be left over, such as
     * of somebody who is watched no longer, nobody sees it, as nobody may read what is deleted.
     */
    private void forget(Post post) {
        var group = post.group();
        var wasTold = post.isLocal()
                || answersOurs(post)
                || hasRespondents(post)
                || post.recipients().stream().anyMatch(NoticeListener::canBeTold)
                || watches.mayBeWatched(post.author().id())
                || (group != null && watches.mayBeWatched(group.id()));
        if (wasTold) {
            teller.forget(post);
        }
    }

    private void announced(Announce announce) {
        var post = announce.post();
        var group = post.group();
        var isOwnGroup = group != null && group.id() == announce.actor().id();
        if (!isOwnGroup) {
            toAuthor(Notice.Kind.ANNOUNCE, announce.actor(), post);
        }
        if (announce.actor().kind() == Identity.Kind.GROUP) {
            watched(post, announce.actor());
        }
    }

    private void toAuthor(Notice.Kind kind, Identity actor, Post post) {
        if (NoticeListener.canBeTold(post.author())
                && actor.id() != post.author().id()) {
            teller.tell(Teller.Deed.to(kind, actor, post), List.of(post.author().id()));
        }
    }

    private void takenBack(Notice.Kind kind, Identity actor, Post post) {
        if (NoticeListener.canBeTold(post.author())) {
            teller.untell(kind, actor, post.author().id(), post);
        }
    }
}
