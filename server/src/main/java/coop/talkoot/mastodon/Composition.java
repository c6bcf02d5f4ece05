package coop.talkoot.mastodon;

import coop.talkoot.documents.Attachments;
import coop.talkoot.documents.Chosen;
import coop.talkoot.exchange.Listings;
import coop.talkoot.governance.Motions;
import coop.talkoot.groups.Memberships;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Preferences;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.NewPoll;
import coop.talkoot.posts.NewPost;
import coop.talkoot.posts.Notes;
import coop.talkoot.posts.Poll;
import coop.talkoot.posts.Polls;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.ScheduledPost;
import coop.talkoot.posts.ScheduledPosts;
import coop.talkoot.posts.Words;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a program sends into a note. Mastodon has no groups to write in: whoever mentions a group they belong to
 * writes in it, and {@code private} is then for its members.
 */
@Singleton
final class Composition {
    private static final Map<String, String> NAMES = Map.of(
            "text", "status",
            "warning", "spoiler_text",
            "options", "poll.options",
            "lasts", "poll.expires_in",
            "media", "media_ids",
            "description", "media_attributes",
            "dueAt", "scheduled_at");

    private final Notes notes;
    private final Polls polls;
    private final Attachments attachments;
    private final Listings listings;
    private final Motions motions;
    private final Memberships memberships;
    private final Mentions mentions;
    private final Known known;
    private final Writes writes;
    private final ScheduledPosts scheduled;
    private final Preferences preferences;

    Composition(
            Notes notes,
            Polls polls,
            Attachments attachments,
            Listings listings,
            Motions motions,
            Memberships memberships,
            Mentions mentions,
            Known known,
            Writes writes,
            ScheduledPosts scheduled,
            Preferences preferences) {
        this.notes = notes;
        this.polls = polls;
        this.attachments = attachments;
        this.listings = listings;
        this.motions = motions;
        this.memberships = memberships;
        this.mentions = mentions;
        this.known = known;
        this.writes = writes;
        this.scheduled = scheduled;
        this.preferences = preferences;
    }

    /** What was written: an earlier one when the program sends the same once more. */
    Writes.Written write(Viewer viewer, Sent sent, @Nullable String key) {
        return named(() -> attachments.enclosing(SentMedia.chosen(sent), () -> enclosed(viewer, sent, key)));
    }

    private Writes.Written enclosed(Viewer viewer, Sent sent, @Nullable String key) {
        var me = viewer.identity();
        var text = text(sent);
        var chosen = preferences.of(me.id());
        var usual = chosen.language() == null ? viewer.language().getLanguage() : chosen.language();
        var language = language(sent, usual);
        var isSensitive = sent.yes("sensitive", chosen.isSensitive());
        var words = Words.typed("", text, language, List.of())
                .behind(sent.text("spoiler_text").orElse(""), isSensitive);
        var poll = poll(sent);
        var mentioned = mentions.in(text).stream()
                .filter(person -> person.id() != me.id())
                .toList();
        var answered = sent.text("in_reply_to_id").map(id -> known.post(id, viewer.actorId()));
        var mine = answered.isPresent()
                ? answered.get().group()
                : groupAmong(mentioned, me).orElse(null);
        var asked = audience(sent, mine != null, chosen);
        var audience = answered.map(post -> narrower(asked, post.audience())).orElse(asked);
        var group = answered.isPresent() || begins(audience) ? mine : null;
        var time = sent.text("scheduled_at").map(ScheduledViews::time);
        if (time.isPresent()) {
            var draft = new ScheduledPost.Draft(
                    group,
                    answered.map(Post::id).orElse(null),
                    audience,
                    new ScheduledPost.Said(
                            "",
                            text,
                            language,
                            List.of(),
                            sent.text("spoiler_text").orElse(""),
                            isSensitive),
                    recipients(me, mentioned, answered, audience),
                    poll.orElse(null),
                    SentMedia.chosen(sent).stream().map(Chosen::id).toList(),
                    null);
            return writes.once(
                    viewer,
                    key,
                    () -> new Writes.Scheduled(
                            scheduled.schedule(me, draft, time.get()).id()));
        }
        var note = new NewPost(
                Origin.LOCAL,
                "notes",
                Post.Kind.NOTE,
                me,
                group,
                answered.map(Post::uri).orElse(null),
                audience,
                words,
                recipients(me, mentioned, answered, audience),
                null,
                null,
                null);
        return writes.once(
                viewer,
                key,
                () -> new Writes.Posted(poll.map(wanted -> notes.ask(note, wanted))
                        .orElseGet(() -> notes.take(note))
                        .id()));
    }

    /** Its author says it differently; of an offer or need, the text and not the terms. What it asks stays. */
    Post rewrite(Viewer viewer, Post post, Sent sent) {
        refuseOtherQuestion(post, sent);
        return named(() -> attachments.enclosing(SentMedia.chosen(sent, attachments.ofPost(post.id())), () -> {
            var text = text(sent);
            var language = language(sent, post.language());
            var warning = sent.has("spoiler_text") ? sent.text("spoiler_text").orElse("") : post.warning();
            var isSensitive = sent.yes("sensitive", post.isSensitive() && !sent.has("spoiler_text"));
            return switch (post.kind()) {
                case NOTE ->
                    notes.edit(
                            post,
                            viewer.identity(),
                            Words.typed("", text, language, List.of()).behind(warning, isSensitive));
                case LISTING -> {
                    var listing = listings.of(post).orElseThrow(Known::nothing);
                    var words = Words.typed(post.title(), text, language, post.tags())
                            .behind(warning, isSensitive);
                    yield listings.edit(listing, viewer.identity(), words, listing.terms())
                            .post();
                }
                case MOTION -> {
                    var motion = motions.of(post).orElseThrow(Known::nothing);
                    var words = Words.typed(post.title(), text, language, post.tags())
                            .behind(warning, isSensitive);
                    yield motions.edit(motion, viewer.identity(), words, motion.terms())
                            .post();
                }
                case DECISION, RESULT -> throw Known.nothing();
            };
        }));
    }

    /** Whoever answered, answered what was asked: programs send it along unchanged. */
    private void refuseOtherQuestion(Post post, Sent sent) {
        var options = sent.texts("poll.options");
        if (!options.isEmpty()) {
            var titles = polls.of(post)
                    .map(poll -> poll.options().stream().map(Poll.Option::title).toList())
                    .orElse(List.of());
            if (!titles.equals(options.stream().map(String::strip).toList())) {
                throw Refused.invalid(
                        "poll.options", "poll.options must stay as they are: people may have answered. Ask anew.");
            }
        }
    }

    private static Optional<NewPoll> poll(Sent sent) {
        var options = sent.texts("poll.options");
        if (options.isEmpty()) {
            return Optional.empty();
        }
        var seconds = sent.whole("poll.expires_in")
                .orElseThrow(() -> Refused.invalid("poll.expires_in", "poll.expires_in is missing."));
        return Optional.of(new NewPoll(
                options,
                sent.yes("poll.multiple", false),
                sent.yes("poll.hide_totals", false),
                Duration.ofSeconds(seconds)));
    }

    private static String text(Sent sent) {
        return sent.text("status").map(text -> text.replace("\r\n", "\n")).orElse("");
    }

    private static String language(Sent sent, String otherwise) {
        return sent.text("language").orElse(otherwise);
    }

    /** The domain has its own words for what programs send. */
    private static <T> T named(Supplier<T> work) {
        try {
            return work.get();
        } catch (Refused refused) {
            if (refused.refusal() instanceof Refusal.Invalid invalid && NAMES.containsKey(invalid.field())) {
                var name = NAMES.get(invalid.field());
                throw Refused.invalid(name, name + ": " + invalid.sentence());
            }
            throw refused;
        }
    }

    private Optional<Identity> groupAmong(List<Identity> mentioned, Identity me) {
        return mentioned.stream()
                .filter(each -> each.kind() == Identity.Kind.GROUP)
                .filter(group -> memberships.isMember(group.id(), me.id()))
                .findFirst();
    }

    private static Audience audience(Sent sent, boolean isInGroup, Preferences.Preference chosen) {
        var visibility = sent.text("visibility").orElseGet(() -> SentPreferences.word(chosen.visibility()));
        return switch (visibility) {
            case "public" -> Audience.PUBLIC;
            case "direct" -> Audience.DIRECT;
            case "unlisted" -> Audience.UNLISTED;
            case "private" -> isInGroup ? Audience.GROUP : Audience.FOLLOWERS;
            default -> throw Refused.invalid("visibility", "visibility must be public, unlisted, private or direct.");
        };
    }

    /** What begins in a group is for everybody or for its members; anything else only speaks of it. */
    private static boolean begins(Audience audience) {
        return switch (audience) {
            case PUBLIC, GROUP -> true;
            case UNLISTED, FOLLOWERS, DIRECT -> false;
        };
    }

    /** An answer is never for more people than what it answers. */
    private static Audience narrower(Audience one, Audience other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Those spoken to; an answer goes to whom it answers, and a direct one to all who were spoken to before. */
    private static List<Identity> recipients(
            Identity me, List<Identity> mentioned, Optional<Post> answered, Audience audience) {
        var people = new ArrayList<>(mentioned);
        answered.ifPresent(post -> {
            people.add(post.author());
            if (audience == Audience.DIRECT && post.audience() == Audience.DIRECT) {
                people.addAll(post.recipients());
            }
        });
        var all = people.stream()
                .filter(person -> person.id() != me.id())
                .filter(person -> person.kind() == Identity.Kind.PERSON || !person.isLocal())
                .distinct()
                .toList();
        if (audience == Audience.DIRECT && all.isEmpty()) {
            throw Refused.invalid("status", "status goes to nobody: mention somebody, or choose another visibility.");
        }
        return all;
    }
}
