package coop.talkoot.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.Accounts;
import coop.talkoot.mastodon.view.MastodonAccount;
import coop.talkoot.mastodon.view.MastodonStatus;
import coop.talkoot.mastodon.view.MastodonTag;
import coop.talkoot.mastodon.view.Statuses;
import coop.talkoot.people.Directory;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Search;
import coop.talkoot.posts.Tags;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for people, statuses and tags, and at other servers for what an address names. */
@Controller("/api/v2/search")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SearchController {
    private static final int MOST = 40;
    private static final int FURTHEST = 2000;

    private final Found found;
    private final Known known;
    private final Directory directory;
    private final Search search;
    private final Posts posts;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Settings settings;
    private final Tags tags;

    SearchController(
            Found found,
            Known known,
            Directory directory,
            Search search,
            Posts posts,
            Accounts accounts,
            Statuses statuses,
            Settings settings,
            Tags tags) {
        this.found = found;
        this.known = known;
        this.directory = directory;
        this.search = search;
        this.posts = posts;
        this.accounts = accounts;
        this.statuses = statuses;
        this.settings = settings;
        this.tags = tags;
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Results(List<MastodonAccount> accounts, List<MastodonStatus> statuses, List<MastodonTag> hashtags) {}

    @Get
    Results search(Caller caller, Sent sent) {
        var reader = caller.reader("read:search");
        var words = sent.required("q").strip();
        var type = sent.text("type").orElse("");
        var limit = Math.max(1, Math.min(MOST, sent.whole("limit").orElse(20)));
        var offset = Math.max(0, Math.min(FURTHEST, sent.whole("offset").orElse(0)));
        // guests make no other server work
        var resolves = sent.yes("resolve", false) && reader != null;
        var named = offset == 0 ? named(words, resolves, reader) : Optional.<Post>empty();
        return new Results(
                wants(type, "accounts") && named.isEmpty()
                        ? accounts.all(people(words, resolves, reader, sent.yes("following", false), limit, offset))
                        : List.of(),
                wants(type, "statuses") ? statuses.posts(said(words, named, reader, limit, offset), reader) : List.of(),
                wants(type, "hashtags") && !Found.isUrl(words) && offset == 0
                        ? tags(search.tags(words.replaceFirst("^#", ""), limit), reader)
                        : List.of());
    }

    private List<MastodonTag> tags(List<String> found, @Nullable Long reader) {
        var followed = reader == null ? Set.<String>of() : tags.followedAmong(reader, found);
        return found.stream()
                .map(tag -> MastodonTag.of(tag, followed.contains(tag.toLowerCase(Locale.ROOT)), settings))
                .toList();
    }

    private static boolean wants(String type, String what) {
        return type.isEmpty() || type.equals(what);
    }

    /** The post whose address this is. */
    private Optional<Post> named(String words, boolean resolves, @Nullable Long reader) {
        if (!Found.isUrl(words)) {
            return Optional.empty();
        }
        return search.byAddress(words)
                .or(() -> resolves ? search.elsewhere(words) : Optional.empty())
                .flatMap(post -> posts.readable(post.id(), reader));
    }

    private List<Identity> people(
            String words, boolean resolves, @Nullable Long reader, boolean onlyFollowed, int limit, int offset) {
        var people = new ArrayList<Identity>();
        if (offset == 0) {
            known.shown(resolves ? found.anywhere(words) : found.known(words)).ifPresent(people::add);
        }
        if (!Found.isUrl(words)) {
            directory.search(words, reader, onlyFollowed ? reader : null, limit, offset).stream()
                    .filter(person -> people.stream().noneMatch(other -> other.id() == person.id()))
                    .forEach(people::add);
        }
        return people.stream().limit(limit).toList();
    }

    private List<Post> said(String words, Optional<Post> named, @Nullable Long reader, int limit, int offset) {
        if (named.isPresent()) {
            return List.of(named.get());
        }
        return Found.isUrl(words) || words.startsWith("@") ? List.of() : search.words(words, reader, limit, offset);
    }
}
