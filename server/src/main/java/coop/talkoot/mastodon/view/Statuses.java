package coop.talkoot.mastodon.view;

import coop.talkoot.documents.Attachments;
import coop.talkoot.documents.Emojis;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.TermsText;
import coop.talkoot.people.Identity;
import coop.talkoot.posts.Appearance;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Marks;
import coop.talkoot.posts.Poll;
import coop.talkoot.posts.Polls;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Shown;
import coop.talkoot.posts.ThreadMutes;
import coop.talkoot.posts.Version;
import coop.talkoot.posts.filter.Filter;
import coop.talkoot.posts.filter.FilterResult;
import coop.talkoot.posts.filter.Filters;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws posts and their passing on as statuses: a page of them costs the same, however long it is. */
@Singleton
public final class Statuses {
    private static final int DESCRIPTION = 200;

    private final Accounts accounts;
    private final Listings listings;
    private final Marks marks;
    private final Shown shown;
    private final StatusContent content;
    private final Attachments attachments;
    private final Polls polls;
    private final ThreadMutes threads;
    private final Filters filters;
    private final Emojis emojis;
    private final Clock clock;

    Statuses(
            Accounts accounts,
            Listings listings,
            Marks marks,
            Shown shown,
            StatusContent content,
            Attachments attachments,
            Polls polls,
            ThreadMutes threads,
            Filters filters,
            Emojis emojis,
            Clock clock) {
        this.accounts = accounts;
        this.listings = listings;
        this.marks = marks;
        this.shown = shown;
        this.content = content;
        this.attachments = attachments;
        this.polls = polls;
        this.threads = threads;
        this.filters = filters;
        this.emojis = emojis;
        this.clock = clock;
    }

    /** What all statuses of a page need to know, asked at once. */
    private record Around(
            @Nullable Long viewerId,
            Map<Long, MastodonAccount> accounts,
            Map<Long, Listing> listings,
            Map<Long, Long> answeredAuthors,
            Marks.Found marks,
            Map<Long, List<MastodonAttachment>> attachments,
            Map<Long, MastodonPoll> polls,
            Emojis.Found emojis,
            Set<Long> muted,
            Map<Long, List<FilterResult>> filtered) {
        Around with(long viewer, Marks.Found did, Map<Long, MastodonPoll> asked, Map<Long, List<FilterResult>> caught) {
            return new Around(
                    viewer, accounts, listings, answeredAuthors, did, attachments, asked, emojis, Set.of(), caught);
        }
    }

    public MastodonStatus one(Post post, @Nullable Long viewerId) {
        return posts(List.of(post), viewerId).getFirst();
    }

    public List<MastodonStatus> posts(Collection<Post> posts, @Nullable Long viewerId) {
        return posts(posts, viewerId, null);
    }

    /** As {@link #all} does with {@code place}. */
    public List<MastodonStatus> posts(Collection<Post> posts, @Nullable Long viewerId, Filter.@Nullable Context place) {
        return all(posts.stream().map(post -> new Appearance(post, null)).toList(), viewerId, place);
    }

    public List<MastodonStatus> all(List<Appearance> appearances, @Nullable Long viewerId) {
        return all(appearances, viewerId, null);
    }

    /** Where {@code place} is given, the viewer's filters for it hold: what they hide is left out. */
    public List<MastodonStatus> all(
            List<Appearance> appearances, @Nullable Long viewerId, Filter.@Nullable Context place) {
        if (appearances.isEmpty()) {
            return List.of();
        }
        var around = around(appearances, viewerId, place);
        return appearances.stream()
                .filter(each -> around.filtered().getOrDefault(each.post().id(), List.of()).stream()
                        .noneMatch(FilterResult::hides))
                .map(each -> draw(each, around))
                .toList();
    }

    /**
     * One appearance as each of many sees it; those who did the same with it, and guests, share one.
     *
     * @param hiddenFrom whose own filters hide it
     */
    public record Seen(Map<Long, MastodonStatus> byViewer, MastodonStatus byGuests, Set<Long> hiddenFrom) {
        public Seen {
            byViewer = Map.copyOf(byViewer);
            hiddenFrom = Set.copyOf(hiddenFrom);
        }
    }

    /** What makes a status look different to one than to another. */
    private record Deeds(
            boolean isOwn, Marks.Found marks, List<Integer> answers, Map<Long, List<FilterResult>> caught) {}

    /** Asked at once, however many they are. */
    public Seen seenBy(Collection<Long> viewerIds, Appearance appearance) {
        var around = around(List.of(appearance), null, null);
        var post = appearance.post();
        var marked = marks.ofMany(viewerIds, post.id());
        var asked = polls.of(post);
        var answers = asked.isEmpty() ? Map.<Long, List<Integer>>of() : polls.answersTo(post.id(), viewerIds);
        var caught = new HashMap<Long, Map<Long, List<FilterResult>>>();
        for (var holder : filters.heldAmong(viewerIds)) {
            var found = filters.matching(holder, Filter.Context.HOME, List.of(post));
            if (!found.isEmpty()) {
                caught.put(holder, found);
            }
        }
        var byDeeds = new HashMap<Deeds, MastodonStatus>();
        var byViewer = new HashMap<Long, MastodonStatus>();
        for (var viewerId : viewerIds) {
            var did = new Deeds(
                    viewerId == post.author().id(),
                    marked.getOrDefault(viewerId, Marks.Found.NOTHING),
                    answers.getOrDefault(viewerId, List.of()),
                    caught.getOrDefault(viewerId, Map.of()));
            byViewer.put(viewerId, byDeeds.computeIfAbsent(did, same -> {
                var poll = asked.map(each ->
                                Map.of(post.id(), poll(post, each, same.isOwn(), same.answers(), around.emojis())))
                        .orElse(Map.of());
                return draw(appearance, around.with(viewerId, same.marks(), poll, same.caught()));
            }));
        }
        var hidden = caught.entrySet().stream()
                .filter(each -> each.getValue().getOrDefault(post.id(), List.of()).stream()
                        .anyMatch(FilterResult::hides))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Seen(byViewer, draw(appearance, around), hidden);
    }

    private Around around(List<Appearance> appearances, @Nullable Long viewerId, Filter.@Nullable Context place) {
        var posts = appearances.stream().map(Appearance::post).distinct().toList();
        var people = new ArrayList<Identity>();
        for (var each : appearances) {
            people.add(each.post().author());
            if (each.announce() != null) {
                people.add(each.announce().actor());
            }
        }
        var ids = posts.stream().map(Post::id).distinct().toList();
        var answered = posts.stream()
                .map(Post::inReplyToId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var asked = polls.of(ids);
        var known = known(posts, asked);
        return new Around(
                viewerId,
                accounts.byId(people),
                listings.among(posts),
                shown.authorsOf(answered),
                viewerId == null ? Marks.Found.NOTHING : marks.of(viewerId, ids),
                attachments(ids),
                polls(posts, asked, viewerId, known),
                known,
                viewerId == null ? Set.of() : threads.among(viewerId, posts),
                place == null ? Map.of() : filters.matching(viewerId, place, posts));
    }

    private Map<Long, List<MastodonAttachment>> attachments(List<Long> postIds) {
        var drawn = new HashMap<Long, List<MastodonAttachment>>();
        attachments
                .ofPosts(postIds)
                .forEach((id, files) ->
                        drawn.put(id, files.stream().map(MastodonAttachment::of).toList()));
        return drawn;
    }

    private Emojis.Found known(List<Post> posts, Map<Long, Poll> asked) {
        return emojis.find(posts.stream()
                .map(post -> {
                    var poll = asked.get(post.id());
                    var texts = new ArrayList<>(post.texts());
                    texts.addAll(poll == null ? List.of() : poll.texts());
                    return new Emojis.Said(post.author(), texts);
                })
                .toList());
    }

    private Map<Long, MastodonPoll> polls(
            List<Post> posts, Map<Long, Poll> asked, @Nullable Long viewerId, Emojis.Found known) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        var answers = viewerId == null ? Map.<Long, List<Integer>>of() : polls.answersOf(viewerId, asked.keySet());
        var drawn = new HashMap<Long, MastodonPoll>();
        for (var post : posts) {
            var poll = asked.get(post.id());
            if (poll != null) {
                var isOwn = viewerId != null && viewerId == post.author().id();
                var given = viewerId == null ? null : answers.getOrDefault(post.id(), List.of());
                drawn.put(post.id(), poll(post, poll, isOwn, given, known));
            }
        }
        return drawn;
    }

    /** What somebody asks, as the viewer sees it. */
    public Optional<MastodonPoll> poll(Post post, @Nullable Long viewerId) {
        var asked = polls.of(List.of(post.id()));
        return Optional.ofNullable(polls(List.of(post), asked, viewerId, known(List.of(post), asked))
                .get(post.id()));
    }

    private MastodonPoll poll(Post post, Poll poll, boolean isOwn, @Nullable List<Integer> given, Emojis.Found known) {
        var found = MastodonEmoji.all(known.in(post.author(), poll.texts()));
        return MastodonPoll.of(poll, isOwn, given, found, clock.instant());
    }

    /** What a status said, in the order in which it was said. */
    public List<MastodonEdit> history(Post post, List<Version> versions, @Nullable Long viewerId) {
        var around = around(List.of(new Appearance(post, null)), viewerId, null);
        var known = emojis.find(versions.stream()
                .map(version -> new Emojis.Said(post.author(), version.texts()))
                .toList());
        return versions.stream()
                .sorted(Comparator.comparingLong(Version::id))
                .map(version -> new MastodonEdit(
                        content.of(post, version),
                        version.warning(),
                        version.isSensitive(),
                        MastodonTime.of(version.writtenAt()),
                        account(post.author(), around),
                        around.polls().get(post.id()),
                        around.attachments().getOrDefault(post.id(), List.of()),
                        MastodonEmoji.all(known.in(post.author(), version.texts()))))
                .toList();
    }

    private MastodonStatus draw(Appearance appearance, Around around) {
        var status = draw(appearance.post(), around);
        var announce = appearance.announce();
        return announce == null
                ? status
                : status.passedOn(
                        Long.toString(announce.id()),
                        announce.uri(),
                        MastodonTime.of(announce.createdAt()),
                        account(announce.actor(), around));
    }

    private MastodonStatus draw(Post post, Around around) {
        var listing = around.listings().get(post.id());
        var answeredAuthor =
                post.inReplyToId() == null ? null : around.answeredAuthors().get(post.inReplyToId());
        var isOwn =
                around.viewerId() != null && around.viewerId() == post.author().id();
        return new MastodonStatus(
                Long.toString(post.id()),
                post.uri(),
                post.url(),
                MastodonTime.of(post.publishedAt()),
                MastodonTime.orNull(post.editedAt()),
                account(post.author(), around),
                content.of(post, listing),
                visibility(post.audience()),
                post.isSensitive() || !post.warning().isEmpty(),
                post.warning(),
                post.language().equals("und") ? null : post.language(),
                around.attachments().getOrDefault(post.id(), List.of()),
                post.recipients().stream().map(Statuses::mention).toList(),
                tags(post, listing),
                MastodonEmoji.all(around.emojis().in(post.author(), texts(post, around))),
                post.counts().replies(),
                post.counts().announces(),
                post.counts().favourites(),
                answeredAuthor == null ? null : Objects.toString(post.inReplyToId()),
                answeredAuthor == null ? null : answeredAuthor.toString(),
                null,
                around.polls().get(post.id()),
                listing == null ? null : card(post, listing),
                null,
                around.marks().favourites().contains(post.id()),
                around.marks().announced().contains(post.id()),
                around.muted().contains(post.id()),
                around.marks().bookmarked().contains(post.id()),
                isOwn ? around.marks().pinned().contains(post.id()) : null,
                around.filtered().getOrDefault(post.id(), List.of()).stream()
                        .map(MastodonFilter.Result::of)
                        .toList(),
                null);
    }

    /** What is asked counts as what is said: so Mastodon has it. */
    private static List<String> texts(Post post, Around around) {
        var texts = new ArrayList<>(post.texts());
        var asked = around.polls().get(post.id());
        if (asked != null) {
            asked.options().forEach(option -> texts.add(option.title()));
        }
        return texts;
    }

    /** Four words are all that programs know; of a fifth they would drop the whole page. */
    public static String visibility(Audience audience) {
        return switch (audience) {
            case PUBLIC -> "public";
            case UNLISTED -> "unlisted";
            case GROUP, FOLLOWERS -> "private";
            case DIRECT -> "direct";
        };
    }

    private static MastodonAccount account(Identity identity, Around around) {
        return Objects.requireNonNull(around.accounts().get(identity.id()));
    }

    private static MastodonStatus.Mention mention(Identity person) {
        return new MastodonStatus.Mention(
                Long.toString(person.id()), person.handle(), Accounts.acct(person), person.url());
    }

    private List<MastodonStatus.Tag> tags(Post post, @Nullable Listing listing) {
        var words = new TreeSet<String>(post.tags());
        if (listing != null) {
            words.add(listing.terms().purpose().name().toLowerCase(Locale.ROOT));
        }
        return words.stream()
                .map(word -> new MastodonStatus.Tag(word, content.tagUrl(word)))
                .toList();
    }

    private static MastodonCard card(Post post, Listing listing) {
        var text = post.text();
        var description = text.codePointCount(0, text.length()) <= DESCRIPTION
                ? text
                : text.substring(0, text.offsetByCodePoints(0, DESCRIPTION)) + "…";
        return MastodonCard.link(
                post.url(),
                TermsText.title(post.title(), listing.terms().purpose()),
                description,
                post.author().domain());
    }
}
