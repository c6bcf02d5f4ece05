package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.fetch.RemoteActors;
import coop.talkoot.activitypub.fetch.RemoteDocuments;
import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.groups.Memberships;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Posts;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityHead;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Namespaces;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Thing;
import coop.talkoot.vocab.jsonld.Jsonld;
import coop.talkoot.vocab.jsonld.ObjectReader;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binds what was said to who said it (security.md §0 a, wire.md §4.6), and fetches what the deed will need. Runs
 * before any transaction: it is the only part of the inbox that calls other servers.
 */
@Singleton
final class Examiner {
    /** How many recipients are looked up: more are nobody's business here. */
    private static final int MOST_PEOPLE = 100;

    private static final JsonObject EMPTY = JsonValue.EMPTY_JSON_OBJECT;

    private final RemoteActors actors;
    private final RemoteDocuments documents;
    private final Identities identities;
    private final Posts posts;
    private final Follows follows;
    private final Memberships memberships;
    private final ProofCheck proofs;
    private final SignedPapers papers;
    private final Settings settings;
    private final Contacts contacts;
    private final Mandates mandates;
    private final DelegateMandates delegates;
    private final LotPeople lots;
    private final Relocations relocations;

    Examiner(
            RemoteActors actors,
            RemoteDocuments documents,
            Identities identities,
            Posts posts,
            Follows follows,
            Memberships memberships,
            ProofCheck proofs,
            SignedPapers papers,
            Settings settings,
            Contacts contacts,
            Mandates mandates,
            DelegateMandates delegates,
            LotPeople lots,
            Relocations relocations) {
        this.actors = actors;
        this.documents = documents;
        this.identities = identities;
        this.posts = posts;
        this.follows = follows;
        this.memberships = memberships;
        this.proofs = proofs;
        this.papers = papers;
        this.settings = settings;
        this.contacts = contacts;
        this.mandates = mandates;
        this.delegates = delegates;
        this.lots = lots;
        this.relocations = relocations;
    }

    /** What the document says, by whom; {@code signer} sent it, and need not be its actor. */
    Received examine(JsonObject document, Identity signer) throws Unreachable, Untrusted {
        admit(signer.uri());
        var activity = read(document);
        if (!signer.uri().equals(activity.actorId())) {
            return passedOn(document, activity, signer.uri());
        }
        if (papers.needProof(activity)) {
            proofs.require(document, signer);
        }
        return complete(signer, activity, document, subjectOf(activity, signer), null);
    }

    /** A post somebody here asks for by its address, as its own server gives it; null when it is known already. */
    @Nullable
    Received lookedUp(String url) throws Unreachable, Untrusted {
        if (!(announced(url) instanceof Received.Subject.ObjectOf found)) {
            return null;
        }
        var head = new ActivityHead(
                ObjectCore.with(null).build(), Reference.to(found.author().uri()));
        var create = new Activity.Create(head, Reference.to(found.object()));
        return complete(found.author(), create, EMPTY, found, null);
    }

    /** One reading for all: what JSON-LD makes of actor and id is what the envelope saw of them, or nothing is done. */
    private static Activity read(JsonObject document) throws Untrusted {
        var thing = ObjectReader.read(Jsonld.normalise(document));
        if (!(thing instanceof Activity activity)) {
            throw new Untrusted("not an activity but a " + thing.type());
        }
        var envelope = Envelope.of(document, "");
        var id = activity.core().id();
        if (!envelope.actor().equals(activity.actorId())
                || !(id == null ? envelope.isUnnamed() : id.equals(envelope.id()))) {
            throw new Untrusted(envelope.id() + " can be read in two ways");
        }
        return activity;
    }

    /** Somebody's activity from another's hand: by its proof, or from its origin, or not at all. */
    private Received passedOn(JsonObject document, Activity activity, @Nullable String signer)
            throws Unreachable, Untrusted {
        var actorUri = activity.actorId();
        if (actorUri == null || settings.isOurs(actorUri)) {
            throw new Untrusted("passed on in the name of " + actorUri);
        }
        admit(actorUri);
        var actor = actors.byUri(actorUri);
        if (document.containsKey("proof")) {
            if (activity.core().id() == null) {
                throw new Untrusted("a proof without an id could be shown again and again");
            }
            // A bad proof is worse than none: no second chance by fetching.
            proofs.require(document, actor);
            var tally = SignedPapers.tally(activity);
            var isOfSigner = signer != null && Hosts.same(signer, actorUri);
            return complete(
                    actor,
                    activity,
                    document,
                    tally == null ? null : papers.checked(tally),
                    isOfSigner ? null : Hosts.of(actorUri).orElseThrow());
        }
        // The deed is the origin's word, its wrapping is not: nobody passes that on (an empty document is no activity).
        return switch (activity) {
            case Activity.Create create -> complete(actor, fetchedAgain(create, actor), EMPTY, null, null);
            case Activity.Update update -> complete(actor, fetchedAgain(update, actor), EMPTY, null, null);
            case Activity.Delete delete -> {
                if (!isGone(delete.objectId(), actor)) {
                    throw new Untrusted(delete.objectId() + " is not gone");
                }
                yield complete(actor, delete, EMPTY, null, null);
            }
            default -> throw new Untrusted(activity.type() + " passed on without a proof");
        };
    }

    /** The same activity around the object as its own server gives it now. */
    private Activity fetchedAgain(Activity activity, Identity actor) throws Unreachable, Untrusted {
        var object = objectOf(activity.objectId());
        if (!actor.uri().equals(object.core().author())) {
            throw new Untrusted(object.id() + " is not " + actor.uri() + "'s");
        }
        return activity instanceof Activity.Update update
                ? new Activity.Update(update.head(), Reference.to(object))
                : new Activity.Create(activity.head(), Reference.to(object));
    }

    /**
     * Whether its own server says so. Of a post not everybody may read, 404 is what that server tells those who may
     * not: then only 410 counts. An actor is ended by nobody else.
     */
    private boolean isGone(@Nullable String uri, Identity actor) throws Unreachable {
        if (uri == null || uri.equals(actor.uri()) || !Hosts.same(uri, actor.uri())) {
            return false;
        }
        var isPublic = posts.byUri(uri).filter(post -> post.audience().isOpen()).isPresent();
        return switch (documents.presence(uri)) {
            case GONE -> true;
            case ABSENT -> isPublic;
            case THERE -> false;
        };
    }

    private ActivityObject objectOf(@Nullable String uri) throws Unreachable, Untrusted {
        if (uri == null) {
            throw new Untrusted("an object without an id");
        }
        admit(uri);
        var thing = documents.fetch(uri).thing();
        // A Create's id is announced by some: what it created is meant.
        if (thing instanceof Activity.Create create && create.objectId() != null) {
            thing = documents.fetch(create.objectId()).thing();
        }
        if (thing instanceof ActivityObject object) {
            return object;
        }
        throw new Untrusted(uri + " is a " + thing.type());
    }

    private Received.@Nullable Subject subjectOf(Activity activity, Identity signer) throws Unreachable, Untrusted {
        var delegated = delegates.of(activity, signer);
        if (delegated.isPresent()) {
            return delegated.get();
        }
        var step = mandates.needed(activity, signer);
        if (step.isPresent()) {
            return mandates.of(activity, signer, step.get());
        }
        if (activity instanceof Activity.Move move && signer.kind() == Identity.Kind.GROUP) {
            return relocations.of(move, signer);
        }
        var tally = SignedPapers.tally(activity);
        if (tally != null) {
            return papers.checked(tally);
        }
        if (!(activity instanceof Activity.Announce announce) || announce.object() == null || !isHeard(signer)) {
            return null;
        }
        return switch (announce.object()) {
            case Reference.ById byId -> announced(byId.id());
            case Reference.Embedded embedded -> announced(embedded.thing());
        };
    }

    /** Whether anybody here cares what they pass on. For nobody else other servers are called. */
    private boolean isHeard(Identity announcer) {
        return follows.countFollowers(announcer.id()) > 0 || memberships.countMembers(announcer.id()) > 0;
    }

    private Received.@Nullable Subject announced(Thing thing) throws Unreachable, Untrusted {
        if (thing instanceof Activity inner && !(inner instanceof Activity.Announce)) {
            var document = inner.received().json().orElseThrow(() -> new Untrusted("an activity without its text"));
            // What a proof covers is read by its own words: those of the announce around it are the announcer's.
            var alone = document.containsKey("proof")
                    ? document
                    : inner.received().standalone().orElse(document);
            return new Received.Subject.ActivityOf(passedOn(document, read(alone), null));
        }
        // The embedded copy of an object is its announcer's word; only the id counts (security.md row 8).
        return thing.id() == null ? null : announced(thing.id());
    }

    private Received.@Nullable Subject announced(String uri) throws Unreachable, Untrusted {
        if (settings.isOurs(uri) || posts.byUri(uri).isPresent()) {
            return null;
        }
        var object = objectOf(uri);
        var author = object.core().author();
        if (author == null || object.id() == null || !Hosts.same(author, object.id())) {
            throw new Untrusted(uri + " names an author of another host");
        }
        admit(author);
        return new Received.Subject.ObjectOf(actors.byUri(author), object);
    }

    /** Nothing of whom this house does not deal with, in whosever hand it comes. */
    private void admit(String uri) throws Untrusted {
        if (contacts.refuses(uri)) {
            throw new Untrusted(uri + " is not dealt with here");
        }
    }

    private Received complete(
            Identity actor,
            Activity activity,
            JsonObject document,
            Received.@Nullable Subject subject,
            @Nullable String proofOrigin)
            throws Unreachable {
        lots.meet(activity, actor);
        return new Received(actor, activity, document, people(actor, activity, subject), subject, null, proofOrigin);
    }

    /** Those named who are known already; a stranger's address is no reason to call their server. */
    private Map<String, Identity> people(Identity actor, Activity activity, Received.@Nullable Subject subject)
            throws Unreachable {
        var uris = new ArrayList<>(activity.core().addressing().everybody());
        var object = activity.object() == null ? null : activity.object().thing();
        if (object != null) {
            uris.addAll(object.core().addressing().everybody());
        }
        if (subject instanceof Received.Subject.ObjectOf announced) {
            uris.addAll(announced.object().core().addressing().everybody());
        }
        var isNewThing = activity instanceof Activity.Create && object instanceof ActivityObject;
        if (activity.objectId() != null && !isNewThing) {
            uris.add(activity.objectId());
        }
        var people = new LinkedHashMap<String, Identity>();
        // Of most activities nobody is left then, and nothing has to be asked of the database.
        uris.removeIf(uri ->
                uri.equals(Namespaces.PUBLIC) || uri.equals(actor.endpoints().followers()));
        for (var identity : identities.byUris(first(uris))) {
            people.put(identity.uri(), identity);
        }
        // Who mediates lives with one of the two.
        var mediator = object instanceof ActivityObject.TalkootStep step
                ? step.dispute().mediator()
                : null;
        if (mediator != null && Hosts.same(mediator, actor.uri())) {
            people.put(mediator, actors.byUri(mediator));
        }
        // Of a group that was looked at before, from both sides.
        if (activity instanceof Activity.Move move
                && actor.kind() != Identity.Kind.GROUP
                && move.target() != null
                && move.target().id() != null) {
            var target = settings.isOurs(move.target().id())
                    ? actors.byUri(move.target().id())
                    : actors.fetch(move.target().id());
            people.put(target.uri(), target);
        }
        return people;
    }

    private static List<String> first(List<String> uris) {
        return uris.stream().distinct().limit(MOST_PEOPLE).toList();
    }
}
