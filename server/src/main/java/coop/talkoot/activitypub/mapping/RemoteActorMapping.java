package coop.talkoot.activitypub.mapping;

import coop.talkoot.people.Identity;
import coop.talkoot.people.Profile;
import coop.talkoot.people.RemoteIdentity;
import coop.talkoot.platform.Beginning;
import coop.talkoot.platform.Html;
import coop.talkoot.vocab.Actor;
import coop.talkoot.vocab.Attachment;
import coop.talkoot.vocab.Link;
import coop.talkoot.vocab.Media;
import coop.talkoot.vocab.jsonld.MalformedDocument;
import coop.talkoot.vocab.jsonld.ObjectReader;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Actors of other servers as identities. Tolerant: what makes no sense is left out, and only an unusable one refused. */
@Singleton
public final class RemoteActorMapping {
    private static final Pattern HANDLE = Pattern.compile("[^\\s@/\\\\:?#<>\"'\\p{Cntrl}]{1,200}");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUMMARY = 20_000;
    private static final int LONGEST_FIELD = 2_000;
    private static final int MOST_FIELDS = 8;
    private static final int MOST_ALIASES = 20;
    private static final int MOST_CAPABILITIES = 50;

    /** The address an actor says it has; only a WebFinger look-up at {@code domain} proves it. */
    public record ClaimedAddress(String handle, String domain) {}

    RemoteActorMapping() {}

    /** FEP-2c59's `webfinger` where it is given, else the preferred name at the host of its id. */
    public Optional<ClaimedAddress> claimedAddress(Actor actor) {
        var host = actor.id() == null ? null : WebAddress.host(actor.id());
        if (host == null) {
            return Optional.empty();
        }
        var said = actor.profile().webfinger();
        if (said != null) {
            var parts = said.replaceFirst("^(acct:)?@?", "").split("@", -1);
            if (parts.length == 2
                    && HANDLE.matcher(parts[0]).matches()
                    && WebAddress.host("https://" + parts[1]) != null) {
                return Optional.of(new ClaimedAddress(parts[0], parts[1]));
            }
        }
        return Optional.ofNullable(handle(actor)).map(handle -> new ClaimedAddress(handle, host));
    }

    /**
     * @param handle what stands before the @, as the WebFinger check left it
     * @param domain what stands after it
     * @param raw the document as it came
     */
    public IncomingActor read(Actor actor, String handle, String domain, String raw) {
        var uri = WebAddress.kept(actor.id());
        var endpoints = actor.profile().endpoints();
        var inbox = WebAddress.kept(endpoints.inbox());
        if (uri == null) {
            return new IncomingActor.Unusable("the actor has no id that is a web address");
        }
        if (inbox == null) {
            return new IncomingActor.Unusable("the actor has no inbox");
        }
        if (!HANDLE.matcher(handle).matches() || WebAddress.host("https://" + domain) == null) {
            return new IncomingActor.Unusable("the actor has no name people could type");
        }
        var core = actor.core();
        var page = WebAddress.kept(core.page());
        return new IncomingActor.Known(new RemoteIdentity(
                uri,
                kind(actor),
                handle,
                domain,
                cut(core.name().any(), LONGEST_NAME).strip(),
                cut(core.summary().any(), LONGEST_SUMMARY),
                page == null ? uri : page,
                new Identity.Endpoints(
                        inbox,
                        WebAddress.kept(endpoints.sharedInbox()),
                        WebAddress.kept(endpoints.outbox()),
                        WebAddress.kept(endpoints.followers()),
                        WebAddress.kept(endpoints.following())),
                addresses(actor.profile().relocation().alsoKnownAs(), MOST_ALIASES),
                capabilities(actor),
                Boolean.TRUE.equals(actor.profile().preferences().manuallyApprovesFollowers()),
                WebAddress.kept(actor.profile().relocation().movedTo()),
                said(actor),
                raw,
                picture(core.icons()),
                picture(core.images())));
    }

    private static Profile said(Actor actor) {
        var fields = actor.core().attachments().stream()
                .filter(Attachment.PropertyValue.class::isInstance)
                .map(Attachment.PropertyValue.class::cast)
                .map(line -> new Profile.Field(
                        cut(Html.toPlainText(line.name()), LONGEST_NAME).replace('\n', ' '),
                        Html.sanitised(cut(line.value(), LONGEST_FIELD)),
                        null,
                        null))
                .filter(field -> !field.name().isBlank())
                .limit(MOST_FIELDS)
                .toList();
        var wishes = actor.profile().preferences();
        return new Profile(
                fields,
                kind(actor) == Identity.Kind.SERVICE,
                Boolean.TRUE.equals(wishes.discoverable()),
                Boolean.TRUE.equals(wishes.indexable()));
    }

    /** {@link #read} with the address the actor claims; for where the caller has checked that very claim. */
    public IncomingActor read(Actor actor, String raw) {
        return claimedAddress(actor)
                .map(address -> read(actor, address.handle(), address.domain(), raw))
                .orElseGet(() -> new IncomingActor.Unusable("the actor has no name people could type"));
    }

    /** The collection of what stands at the top of a remote actor's page, as its document names it. */
    public Optional<String> featured(Identity identity) {
        var raw = identity.raw();
        try {
            return raw != null && ObjectReader.read(raw.getBytes(StandardCharsets.UTF_8)) instanceof Actor actor
                    ? Optional.ofNullable(
                            WebAddress.kept(actor.profile().endpoints().featured()))
                    : Optional.empty();
        } catch (MalformedDocument unreadable) {
            return Optional.empty();
        }
    }

    /** The name it prefers, else the last part of its id. */
    private static @Nullable String handle(Actor actor) {
        var preferred = actor.profile().preferredUsername();
        if (preferred != null && HANDLE.matcher(preferred).matches()) {
            return preferred;
        }
        var id = Objects.requireNonNullElse(actor.id(), "");
        var last = id.substring(id.lastIndexOf('/') + 1).replaceFirst("^@", "");
        return HANDLE.matcher(last).matches() ? last : null;
    }

    private static Identity.Kind kind(Actor actor) {
        return switch (actor) {
            case Actor.Person ignored -> Identity.Kind.PERSON;
            case Actor.Organization ignored -> Identity.Kind.PERSON; // people behind one name; nobody joins it
            case Actor.Group ignored -> Identity.Kind.GROUP;
            case Actor.Service ignored -> Identity.Kind.SERVICE;
            case Actor.Application ignored -> Identity.Kind.SERVICE;
        };
    }

    private static List<String> capabilities(Actor actor) {
        var generator = actor.profile().generator();
        return generator == null
                ? List.of()
                : addresses(generator.capabilities().stream().map(Link::href).toList(), MOST_CAPABILITIES);
    }

    private static List<String> addresses(List<String> texts, int most) {
        return texts.stream()
                .filter(text -> WebAddress.kept(text) != null)
                .distinct()
                .limit(most)
                .toList();
    }

    private static String cut(@Nullable String text, int most) {
        return Beginning.of(text == null ? "" : text.replace("\0", ""), most);
    }

    private static @Nullable String picture(List<Media> pictures) {
        return pictures.stream()
                .map(picture -> WebAddress.kept(picture.url()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
