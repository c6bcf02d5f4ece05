package coop.talkoot.mastodon.stream;

import coop.talkoot.documents.Attachments;
import coop.talkoot.mastodon.view.Accounts;
import coop.talkoot.mastodon.view.MastodonConversation;
import coop.talkoot.mastodon.view.MastodonStatus;
import coop.talkoot.mastodon.view.Notifications;
import coop.talkoot.mastodon.view.Statuses;
import coop.talkoot.notices.Notices;
import coop.talkoot.people.FollowList;
import coop.talkoot.people.FollowLists;
import coop.talkoot.platform.Page;
import coop.talkoot.posts.Appearance;
import coop.talkoot.posts.Conversations;
import coop.talkoot.posts.Reach;
import coop.talkoot.posts.Shown;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Whom something concerns, and in which words. A stream holds what its timeline would; who of all that listen has it
 * there is asked once for everybody, and what they see is drawn once for all to whom it looks the same.
 */
@Singleton
final class Telling {
    private static final int MOST_ANNOUNCES = 20;
    private static final StreamName HOME = new StreamName.Home();
    private static final StreamName NOTIFICATIONS = new StreamName.Notifications();
    private static final StreamName DIRECT = new StreamName.Direct();

    private final Reach reach;
    private final Shown shown;
    private final Conversations conversations;
    private final Attachments attachments;
    private final Statuses statuses;
    private final Accounts accounts;
    private final Notices notices;
    private final Notifications notifications;
    private final FollowLists lists;
    private final JsonMapper json;

    Telling(
            Reach reach,
            Shown shown,
            Conversations conversations,
            Attachments attachments,
            Statuses statuses,
            Accounts accounts,
            Notices notices,
            Notifications notifications,
            FollowLists lists,
            JsonMapper json) {
        this.reach = reach;
        this.shown = shown;
        this.conversations = conversations;
        this.attachments = attachments;
        this.statuses = statuses;
        this.accounts = accounts;
        this.notices = notices;
        this.notifications = notifications;
        this.lists = lists;
        this.json = json;
    }

    /** Who has it: at home, and in lists of everybody's. */
    private record Having(Set<Long> atHome, Set<Long> inLists, boolean guests) {
        Set<Long> people() {
            var all = new HashSet<>(atHome);
            all.addAll(inLists);
            return all;
        }

        Set<Long> readers() {
            var all = new HashSet<>(inLists);
            if (guests) {
                all.add(Reader.GUEST);
            }
            return all;
        }
    }

    void tell(Happening happened, Collection<Listener> listeners) {
        var ears = Ears.of(listeners);
        switch (happened) {
            case Happening.Published published -> published(published.postId(), ears);
            case Happening.Changed changed ->
                show(
                        changed.postId(),
                        "status.update",
                        having(changed.postId(), anyhow(changed.postId(), ears), ears),
                        ears);
            case Happening.Deleted deleted -> deleted(deleted.postId(), ears);
            case Happening.Announced announced -> announced(announced.announceId(), ears);
            case Happening.Told told -> told(told.noticeId(), ears);
            case Happening.Unannounced back ->
                send(
                        HOME,
                        reach.following(back.actorId(), back.postId(), ears.of(HOME)),
                        ears,
                        new Words("delete", id -> Long.toString(back.announceId())));
        }
    }

    /** A group passes on what its members write in the same deed, and tells nobody of that but here. */
    private void published(long postId, Ears ears) {
        show(postId, "update", having(postId, reach.atHome(postId, ears.of(HOME)), ears), ears);
        conversations.endingWith(postId, ears.of(DIRECT)).forEach((personId, conversation) -> {
            var told = new MastodonConversation(
                    Long.toString(conversation.id()),
                    conversation.isUnread(),
                    accounts.all(conversation.with()),
                    statuses.one(conversation.latest(), personId));
            send(DIRECT, Set.of(personId), ears, new Words("conversation", id -> text(told)));
        });
        // of others' announces, which may be there by now, there will be word
        if (!ears.of(HOME).isEmpty()) {
            reach.announceOfItsGroup(postId).ifPresent(announceId -> announced(announceId, ears));
        }
    }

    /** A notification goes to who listens to everything of theirs, and to who listens to these alone. */
    private void told(long noticeId, Ears ears) {
        var listening = new HashSet<>(ears.of(HOME));
        listening.addAll(ears.of(NOTIFICATIONS));
        for (var personId : notices.toldAmong(noticeId, listening)) {
            notices.find(personId, noticeId)
                    .flatMap(notice -> notifications.all(List.of(notice), personId).stream()
                            .findFirst())
                    .ifPresent(drawn -> {
                        var words = new Words("notification", id -> text(drawn));
                        send(HOME, Set.of(personId), ears, words);
                        send(NOTIFICATIONS, Set.of(personId), ears, words);
                    });
        }
    }

    /** Whether somebody's list holds something. */
    @FunctionalInterface
    private interface Holding {
        boolean holds(FollowList list, long ownerId);
    }

    /** Of each list that somebody listens to, who it is whose list holds it. */
    private Map<StreamName, Set<Long>> inLists(Ears ears, Holding holding) {
        var having = new HashMap<StreamName, Set<Long>>();
        for (var stream : ears.lists()) {
            for (var ownerId : ears.of(stream)) {
                lists.find(ownerId, stream.listId())
                        .filter(list -> holding.holds(list, ownerId))
                        .ifPresent(list -> having.put(stream, Set.of(ownerId)));
            }
        }
        return having;
    }

    private void announced(long announceId, Ears ears) {
        var atHome = reach.byAnnounce(announceId, ears.of(HOME));
        show(announceId, "update", new Having(atHome, Set.of(), false), ears);
    }

    /** Of a post that is gone the tags are too: every stream it may have stood in is told. */
    private void deleted(long postId, Ears ears) {
        var having = having(postId, anyhow(postId, ears), ears);
        var gone = new Words("delete", id -> Long.toString(postId));
        send(HOME, having.atHome(), ears, gone);
        ears.open().forEach(stream -> send(stream, having.readers(), ears, gone));
        inLists(ears, (list, ownerId) -> reach.inListAnyhow(list, ownerId, postId))
                .forEach((stream, owners) -> send(stream, owners, ears, gone));
        announcesOf(postId, ears)
                .forEach(announceId ->
                        send(HOME, having.atHome(), ears, new Words("delete", id -> Long.toString(announceId))));
    }

    private Set<Long> anyhow(long postId, Ears ears) {
        return reach.atHomeAnyhow(postId, ears.of(HOME));
    }

    private Having having(long postId, Set<Long> atHome, Ears ears) {
        var isAsked = !ears.open().isEmpty();
        return new Having(
                atHome,
                isAsked ? reach.inOpenLists(postId, ears.ofOpen()) : Set.of(),
                isAsked && ears.haveGuests() && reach.inOpenLists(postId));
    }

    private Collection<Long> announcesOf(long postId, Ears ears) {
        return ears.of(HOME).isEmpty()
                ? Set.of()
                : shown.announcedBy(postId, Page.Request.first(MOST_ANNOUNCES)).keySet();
    }

    /** Tells those who have it what it looks like to them. */
    private void show(long id, String event, Having having, Ears ears) {
        var people = having.people();
        if (people.isEmpty() && !having.guests() && ears.lists().isEmpty()) {
            return;
        }
        var anybody = people.isEmpty() ? null : people.iterator().next();
        shown.find(id, anybody).ifPresent(appearance -> show(appearance, event, having, ears));
    }

    private void show(Appearance appearance, String event, Having having, Ears ears) {
        var inLists = appearance.announce() == null
                ? inLists(
                        ears,
                        (list, ownerId) ->
                                reach.inList(list, ownerId, appearance.post().id()))
                : Map.<StreamName, Set<Long>>of();
        var people = having.people();
        inLists.values().forEach(people::addAll);
        var seen = statuses.seenBy(people, appearance);
        var hidden = seen.hiddenFrom();
        var texts = new IdentityHashMap<MastodonStatus, String>();
        var words = new Words(
                event, id -> texts.computeIfAbsent(seen.byViewer().getOrDefault(id, seen.byGuests()), this::text));
        send(HOME, apart(having.atHome(), hidden), ears, words);
        inLists.forEach((stream, owners) -> send(stream, apart(owners, hidden), ears, words));
        var post = appearance.post();
        var hasMedia = !ears.open().isEmpty() && !attachments.ofPost(post.id()).isEmpty();
        ears.open().stream()
                .filter(stream -> stream.holds(post, hasMedia))
                .forEach(stream -> send(stream, apart(having.readers(), hidden), ears, words));
    }

    private static Set<Long> apart(Set<Long> readers, Set<Long> hidden) {
        var left = new HashSet<>(readers);
        left.removeAll(hidden);
        return left;
    }

    /** What is told, by who hears it. */
    private record Words(String event, LongFunction<String> payload) {}

    private void send(StreamName stream, Collection<Long> readers, Ears ears, Words words) {
        var messages = new HashMap<String, Message>();
        for (long reader : readers) {
            var listeners = ears.of(stream, reader);
            if (!listeners.isEmpty()) {
                var message = messages.computeIfAbsent(
                        words.payload().apply(reader), payload -> message(stream, words.event(), payload));
                listeners.forEach(listener -> listener.send(message));
            }
        }
    }

    private Message message(StreamName stream, String event, String payload) {
        return new Message(event, payload, text(new Message.Frame(stream.text(), event, payload)));
    }

    private String text(Object told) {
        try {
            return new String(json.writeValueAsBytes(told), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException("a message could not be written", cause);
        }
    }
}
