package coop.talkoot.mastodon;

import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.filter.Filter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Filters as programs send them. */
@Singleton
final class SentFilters {
    private final Clock clock;

    SentFilters(Clock clock) {
        this.clock = clock;
    }

    Filter.Terms terms(Sent sent) {
        return new Filter.Terms(
                sent.required("title"), contexts(sent), action(sent, Filter.Action.WARN), expiry(sent, null));
    }

    /** What is not sent stays. */
    Filter.Terms terms(Sent sent, Filter.Terms before) {
        return new Filter.Terms(
                sent.text("title").orElse(before.title()),
                sent.has("context") ? contexts(sent) : before.contexts(),
                action(sent, before.action()),
                expiry(sent, before.expiresAt()));
    }

    /** Of the older form, in which a filter is one word. */
    Filter.Terms ofPhrase(Sent sent, Filter.@Nullable Terms before) {
        var phrase = sent.text("phrase");
        return new Filter.Terms(
                phrase.orElseGet(() -> before == null ? sent.required("phrase") : before.title()),
                before == null || sent.has("context") ? contexts(sent) : before.contexts(),
                sent.has("irreversible")
                        ? sent.yes("irreversible", false) ? Filter.Action.HIDE : Filter.Action.WARN
                        : before == null ? Filter.Action.WARN : before.action(),
                expiry(sent, before == null ? null : before.expiresAt()));
    }

    static Filter.Keyword keyword(long id, Sent sent) {
        return new Filter.Keyword(id, sent.required("keyword"), sent.yes("whole_word", false));
    }

    static Filter.Keyword keyword(Filter.Keyword before, Sent sent) {
        return new Filter.Keyword(
                before.id(), sent.text("keyword").orElse(before.text()), sent.yes("whole_word", before.isWholeWord()));
    }

    private static Set<Filter.Context> contexts(Sent sent) {
        var contexts = EnumSet.noneOf(Filter.Context.class);
        for (var name : sent.texts("context")) {
            contexts.add(List.of(Filter.Context.values()).stream()
                    .filter(context -> context.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> Refused.invalid(
                            "context", "context must be home, notifications, public, thread or account.")));
        }
        if (contexts.isEmpty()) {
            throw Refused.invalid("context", "context is missing: say where the filter holds.");
        }
        return contexts;
    }

    /** A word newer than this server hides nothing for ever: the post is covered. */
    private static Filter.Action action(Sent sent, Filter.Action otherwise) {
        return sent.text("filter_action")
                .map(name -> name.equals("hide") ? Filter.Action.HIDE : Filter.Action.WARN)
                .orElse(otherwise);
    }

    /** Sent and empty is never. */
    private @Nullable Instant expiry(Sent sent, @Nullable Instant before) {
        if (!sent.has("expires_in")) {
            return before;
        }
        return sent.whole("expires_in")
                .map(seconds -> clock.instant().plus(Duration.ofSeconds(seconds)))
                .orElse(null);
    }
}
