package coop.talkoot.mastodon.view;

import coop.talkoot.documents.Emojis;
import coop.talkoot.documents.MediaAddresses;
import coop.talkoot.documents.Portraits;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Preferences;
import coop.talkoot.people.Profile;
import coop.talkoot.people.Profiles;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Html;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Settings;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Draws people and groups as accounts, many at once. */
@Singleton
public final class Accounts {
    private final Identities identities;
    private final Figures figures;
    private final Follows follows;
    private final MediaAddresses media;
    private final Profiles profiles;
    private final Preferences preferences;
    private final Settings settings;
    private final Emojis emojis;

    Accounts(
            Identities identities,
            Figures figures,
            Follows follows,
            MediaAddresses media,
            Profiles profiles,
            Preferences preferences,
            Settings settings,
            Emojis emojis) {
        this.identities = identities;
        this.figures = figures;
        this.follows = follows;
        this.media = media;
        this.profiles = profiles;
        this.preferences = preferences;
        this.settings = settings;
        this.emojis = emojis;
    }

    public MastodonAccount one(Identity identity) {
        return all(List.of(identity)).getFirst();
    }

    public List<MastodonAccount> all(Collection<Identity> people) {
        return List.copyOf(byId(people).values());
    }

    /** Draws them at once, to be asked one by one. */
    public Function<Identity, MastodonAccount> by(Collection<Identity> people) {
        var accounts = byId(people);
        return identity -> Objects.requireNonNull(accounts.get(identity.id()));
    }

    /** By their ids here; those that are not there are left out. */
    public Map<Long, MastodonAccount> byIds(Collection<Long> ids) {
        return byId(identities.byIds(ids).values());
    }

    /** The same, in order. */
    public List<MastodonAccount> inOrder(Collection<Long> ids) {
        var known = byIds(ids);
        return ids.stream()
                .filter(known::containsKey)
                .distinct()
                .map(id -> Objects.requireNonNull(known.get(id)))
                .toList();
    }

    Map<Long, MastodonAccount> byId(Collection<Identity> people) {
        return byId(people, profiles.of(people));
    }

    private Map<Long, MastodonAccount> byId(Collection<Identity> people, Map<Long, Profile> said) {
        var of = figures.of(people.stream().map(Identity::id).distinct().toList());
        var shown = emojis.find(people.stream()
                .map(identity -> new Emojis.Said(
                        identity,
                        said.getOrDefault(identity.id(), Profile.UNSAID).textsOf(identity)))
                .toList());
        var accounts = new LinkedHashMap<Long, MastodonAccount>();
        for (var identity : people) {
            accounts.put(
                    identity.id(),
                    draw(
                            identity,
                            said.getOrDefault(identity.id(), Profile.UNSAID),
                            of.getOrDefault(identity.id(), Figures.Of.NOTHING),
                            shown));
        }
        return accounts;
    }

    /** As its owner sees it. */
    public MastodonAccount own(Viewer viewer) {
        var me = viewer.identity();
        var requests = follows.requestsTo(me.id(), Page.Request.first(Page.Request.MOST))
                .items()
                .size();
        var chosen = preferences.of(me.id());
        var said = profiles.of(List.of(me));
        var account = Objects.requireNonNull(byId(List.of(me), said).get(me.id()));
        return account.with(new MastodonAccount.Source(
                privacy(chosen.visibility()),
                chosen.isSensitive(),
                chosen.language() == null ? viewer.language().getLanguage() : chosen.language(),
                Html.toPlainText(me.summaryHtml()),
                said.getOrDefault(me.id(), Profile.UNSAID).fields().stream()
                        .map(field ->
                                new MastodonField(field.name(), field.text(), MastodonTime.orNull(field.verifiedAt())))
                        .toList(),
                requests));
    }

    /** Who sees what somebody writes, in the words of programs. */
    public static String privacy(Preferences.Seen seen) {
        return switch (seen) {
            case PUBLIC -> "public";
            case UNLISTED -> "unlisted";
            case FOLLOWERS -> "private";
            case DIRECT -> "direct";
        };
    }

    /** The name alone for whoever lives here. */
    public static String acct(Identity identity) {
        return identity.isLocal() ? identity.handle() : identity.handle() + "@" + identity.domain();
    }

    private MastodonAccount draw(Identity identity, Profile said, Figures.Of figure, Emojis.Found shown) {
        var avatar = media.portraitOrDefault(identity, Portraits.Part.AVATAR);
        var header = media.portraitOrDefault(identity, Portraits.Part.HEADER);
        var isGroup = identity.kind() == Identity.Kind.GROUP;
        return new MastodonAccount(
                Long.toString(identity.id()),
                identity.handle(),
                acct(identity),
                identity.displayName(),
                identity.approvesFollowers(),
                said.isBot() || identity.kind() == Identity.Kind.SERVICE,
                !identity.isLimited() && (isGroup || said.isDiscoverable()),
                isGroup,
                MastodonTime.of(identity.createdAt()),
                isGroup && identity.isLocal() ? identity.summaryHtml() + joining(identity) : identity.summaryHtml(),
                identity.url(),
                identity.uri(),
                avatar,
                avatar,
                header,
                header,
                figure.followers(),
                figure.followed(),
                figure.posts(),
                MastodonTime.day(figure.last()),
                MastodonEmoji.all(shown.in(identity, said.textsOf(identity))),
                isGroup && identity.isLocal() ? links(identity) : fields(said),
                null);
    }

    /** Following looks like joining to who knows no co-ops. */
    private static String joining(Identity group) {
        return "<p>Following brings home what this co-op announces. Joining it is done on its page: "
                + link(group.url()) + "</p>";
    }

    private static List<MastodonField> fields(Profile said) {
        return said.fields().stream()
                .map(field ->
                        new MastodonField(field.name(), field.valueHtml(), MastodonTime.orNull(field.verifiedAt())))
                .toList();
    }

    private List<MastodonField> links(Identity group) {
        return List.of(
                new MastodonField("Co-op", link(group.url()), null),
                new MastodonField("Offers and needs", link(settings.uri("/exchange")), null));
    }

    private static String link(String url) {
        var shown = Html.escaped(url);
        return "<a href=\"" + shown + "\" rel=\"nofollow noopener\">" + shown + "</a>";
    }
}
