package coop.talkoot.people;

import static coop.talkoot.schema.Tables.ACTOR;
import static org.jooq.impl.DSL.excluded;

import coop.talkoot.platform.AnyCase;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Html;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.OnePlan;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Everybody who can act. Gone ones stay, so that their things keep an author. */
@Singleton
public final class Identities {
    /** Key of the lock; any number that no other lock has. */
    private static final long MAKING = 4_207_001L;

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final RecentIdentities recent = new RecentIdentities();
    private final HostMeasures hosts;
    private final ProfileRows profiles;

    Identities(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Settings settings,
            HostMeasures hosts,
            ProfileRows profiles) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.hosts = hosts;
        this.profiles = profiles;
    }

    public Optional<Identity> find(long id) {
        return transactions.read(() -> IdentityRows.one(sql, ACTOR.ID.eq(id)));
    }

    /** The identity that must be there; throws IllegalStateException when it is not. */
    public Identity get(long id) {
        return find(id).orElseThrow(() -> new IllegalStateException("there is no identity " + id));
    }

    public Optional<Identity> byUri(String uri) {
        return transactions.read(() -> IdentityRows.one(sql, ACTOR.URI.eq(uri)));
    }

    /** Those of {@code uris} that are known here. */
    public List<Identity> byUris(Collection<String> uris) {
        if (uris.isEmpty()) {
            return List.of();
        }
        return transactions.read(() ->
                IdentityRows.all(sql, ACTOR.URI.eq(DSL.any(OnePlan.of(uris.toArray(String[]::new))))));
    }

    /** As {@link #find}, from memory: what another process changed is seen after ten seconds. For hot paths. */
    public Optional<Identity> findRecent(long id) {
        return recent.find(id, this::find);
    }

    /** As {@link #localByHandle}, from memory like {@link #findRecent}. */
    public Optional<Identity> localRecentByHandle(String handle) {
        return recent.byHandle(handle, this::localByHandle);
    }

    public Map<Long, Identity> byIds(Collection<Long> ids) {
        return transactions.read(() -> IdentityRows.byId(sql, ids));
    }

    /** Only the names on the wire, of many at once. */
    public Map<Long, String> urisOf(Collection<Long> ids) {
        return transactions.read(() -> sql.select(ACTOR.ID, ACTOR.URI)
                .from(ACTOR)
                .where(ACTOR.ID.eq(DSL.any(ids.toArray(Long[]::new))))
                .fetchMap(ACTOR.ID, ACTOR.URI));
    }

    /** Of these, the names that belong to a person who is there under an earlier one: both names say so of each other. */
    public Set<Long> secondNames(Collection<Long> ids) {
        return transactions.read(() -> IdentityRows.secondNames(sql, ids));
    }

    public Optional<Identity> byHandle(String handle, String domain) {
        return transactions.read(() -> IdentityRows.one(
                sql,
                AnyCase.equal(ACTOR.HANDLE, handle)
                        .and(AnyCase.equal(ACTOR.DOMAIN, domain))
                        .and(ACTOR.GONE_AT.isNull())));
    }

    /** Somebody of this instance, by the handle alone. */
    public Optional<Identity> localByHandle(String handle) {
        return byHandle(handle, settings.domain()).filter(Identity::isLocal);
    }

    /** The actor the server itself acts as (FEP-d556), made at the first start. */
    public Identity server() {
        return transactions.write(() -> byUri(settings.uri("/actor")).orElseGet(() -> {
            waitForTurn();
            return byUri(settings.uri("/actor")).orElseGet(this::createServer);
        }));
    }

    /** Makes a person or group of this instance. Refused when the handle is taken. */
    public Identity create(NewIdentity wanted) {
        return transactions.write(() -> {
            waitForTurn();
            if (byHandle(wanted.handle(), settings.domain()).isPresent()
                    || IdentityRows.isTaken(sql, settings, wanted.handle())) {
                throw Refused.invalid("handle", "This handle is taken. Choose another.");
            }
            var folder = wanted.kind() == Identity.Kind.GROUP ? "/groups/" : "/users/";
            return insertLocal(
                    wanted.kind(),
                    settings.uri(folder + wanted.handle()),
                    wanted.handle(),
                    wanted.name(),
                    Html.ofPlainText(wanted.summary()));
        });
    }

    /** Changes what others see of somebody of this instance; name and summary are plain text. */
    public Identity changeProfile(long id, String name, String summary) {
        NewIdentity.checkName(name.strip());
        NewIdentity.checkSummary(summary.strip());
        return transactions.write(() -> {
            sql.update(ACTOR)
                    .set(ACTOR.NAME, name.strip())
                    .set(ACTOR.SUMMARY_HTML, Html.ofPlainText(summary.strip()))
                    .set(ACTOR.UPDATED_AT, clock.instant())
                    .where(ACTOR.ID.eq(id).and(ACTOR.IS_LOCAL))
                    .execute();
            var changed = get(id);
            forgetRecent(id);
            events.publish(new PeopleEvent.ProfileChanged(changed));
            return changed;
        });
    }

    /** Somebody of this instance shows this picture of themselves, or none. */
    public Identity showIcon(long id, @Nullable String url) {
        return show(id, ACTOR.ICON_URL, url);
    }

    /** And this broad one above their page. */
    public Identity showImage(long id, @Nullable String url) {
        return show(id, ACTOR.IMAGE_URL, url);
    }

    private Identity show(long id, Field<String> part, @Nullable String url) {
        return transactions.write(() -> {
            sql.update(ACTOR)
                    .set(part, url)
                    .set(ACTOR.UPDATED_AT, clock.instant())
                    .where(ACTOR.ID.eq(id).and(ACTOR.IS_LOCAL))
                    .execute();
            var changed = get(id);
            forgetRecent(id);
            events.publish(new PeopleEvent.ProfileChanged(changed));
            return changed;
        });
    }

    /** Until the open transaction ends, nobody else who asks for this is at this actor. */
    public void lock(long id) {
        IdentityRows.lock(sql, id);
    }

    /** Remembers a remote actor, or what changed about it. A uri of this instance is refused. */
    public Identity saveRemote(RemoteIdentity remote) {
        if (settings.isOurs(remote.uri())) {
            throw Refused.notAllowed("An actor of this instance cannot come from elsewhere.");
        }
        return transactions.write(() -> {
            freeHandle(remote);
            var now = clock.instant();
            var endpoints = remote.endpoints();
            var saved = sql.insertInto(ACTOR)
                    .set(ACTOR.ID, ids.next())
                    .set(ACTOR.URI, remote.uri())
                    .set(ACTOR.KIND, remote.kind().name())
                    .set(ACTOR.IS_LOCAL, false)
                    .set(ACTOR.HANDLE, remote.handle())
                    .set(ACTOR.DOMAIN, remote.domain())
                    .set(ACTOR.NAME, remote.name())
                    .set(ACTOR.SUMMARY_HTML, Html.sanitised(remote.summaryHtml()))
                    .set(ACTOR.URL, remote.url())
                    .set(ACTOR.INBOX, endpoints.inbox())
                    .set(ACTOR.SHARED_INBOX, endpoints.sharedInbox())
                    .set(ACTOR.OUTBOX, endpoints.outbox())
                    .set(ACTOR.FOLLOWERS, endpoints.followers())
                    .set(ACTOR.FOLLOWING, endpoints.following())
                    .set(ACTOR.ALSO_KNOWN_AS, remote.alsoKnownAs().toArray(String[]::new))
                    .set(ACTOR.IMPLEMENTS, remote.capabilities().toArray(String[]::new))
                    .set(ACTOR.APPROVES_FOLLOWERS, remote.approvesFollowers())
                    .set(ACTOR.MOVED_TO_URI, remote.movedTo())
                    .set(ACTOR.RAW, JSON.valueOf(remote.raw()))
                    .set(ACTOR.ICON_URL, remote.iconUrl())
                    .set(ACTOR.IMAGE_URL, remote.imageUrl())
                    .set(
                            ACTOR.HOST_MEASURE,
                            hosts.of(remote.uri(), remote.domain()).name())
                    .set(ACTOR.FETCHED_AT, now)
                    .set(ACTOR.CREATED_AT, now)
                    .set(ACTOR.UPDATED_AT, now)
                    .onConflict(ACTOR.URI)
                    .doUpdate()
                    .set(ACTOR.KIND, excluded(ACTOR.KIND))
                    .set(ACTOR.HANDLE, excluded(ACTOR.HANDLE))
                    .set(ACTOR.DOMAIN, excluded(ACTOR.DOMAIN))
                    .set(ACTOR.NAME, excluded(ACTOR.NAME))
                    .set(ACTOR.SUMMARY_HTML, excluded(ACTOR.SUMMARY_HTML))
                    .set(ACTOR.URL, excluded(ACTOR.URL))
                    .set(ACTOR.INBOX, excluded(ACTOR.INBOX))
                    .set(ACTOR.SHARED_INBOX, excluded(ACTOR.SHARED_INBOX))
                    .set(ACTOR.OUTBOX, excluded(ACTOR.OUTBOX))
                    .set(ACTOR.FOLLOWERS, excluded(ACTOR.FOLLOWERS))
                    .set(ACTOR.FOLLOWING, excluded(ACTOR.FOLLOWING))
                    .set(ACTOR.ALSO_KNOWN_AS, excluded(ACTOR.ALSO_KNOWN_AS))
                    .set(ACTOR.IMPLEMENTS, excluded(ACTOR.IMPLEMENTS))
                    .set(ACTOR.APPROVES_FOLLOWERS, excluded(ACTOR.APPROVES_FOLLOWERS))
                    .set(ACTOR.MOVED_TO_URI, excluded(ACTOR.MOVED_TO_URI))
                    .set(ACTOR.RAW, excluded(ACTOR.RAW))
                    .set(ACTOR.ICON_URL, excluded(ACTOR.ICON_URL))
                    .set(ACTOR.IMAGE_URL, excluded(ACTOR.IMAGE_URL))
                    .set(ACTOR.FETCHED_AT, now)
                    .set(ACTOR.UPDATED_AT, now)
                    .setNull(ACTOR.GONE_AT)
                    .returning()
                    .fetchSingle(IdentityRows::read);
            profiles.put(saved.id(), remote.profile(), now);
            forgetRecent(saved.id());
            return saved;
        });
    }

    /** Whether somebody of this instance answers each who wants to follow; who waits already goes on waiting. */
    public Identity approveFollowers(long id, boolean byHand) {
        return transactions.write(() -> {
            sql.update(ACTOR)
                    .set(ACTOR.APPROVES_FOLLOWERS, byHand)
                    .set(ACTOR.UPDATED_AT, clock.instant())
                    .where(ACTOR.ID.eq(id).and(ACTOR.IS_LOCAL))
                    .execute();
            var changed = get(id);
            forgetRecent(id);
            events.publish(new PeopleEvent.ProfileChanged(changed));
            return changed;
        });
    }

    /** Something that others see of somebody of this instance is different now; whoever asks says so. */
    Identity touch(long id) {
        sql.update(ACTOR)
                .set(ACTOR.UPDATED_AT, clock.instant())
                .where(ACTOR.ID.eq(id).and(ACTOR.IS_LOCAL))
                .execute();
        forgetRecent(id);
        return get(id);
    }

    /** Other names somebody of this instance has elsewhere: a Move to here is believed only with them. */
    public Identity setAliases(long id, List<String> uris) {
        return transactions.write(() -> {
            sql.update(ACTOR)
                    .set(ACTOR.ALSO_KNOWN_AS, uris.toArray(String[]::new))
                    .set(ACTOR.UPDATED_AT, clock.instant())
                    .where(ACTOR.ID.eq(id).and(ACTOR.IS_LOCAL))
                    .execute();
            var changed = get(id);
            forgetRecent(id);
            events.publish(new PeopleEvent.ProfileChanged(changed));
            return changed;
        });
    }

    /** Somebody of this instance lives at {@code target} now, which must say so too (alsoKnownAs). */
    public void move(long id, Identity target) {
        transactions.run(() -> {
            var mover = get(id);
            if (!target.alsoKnownAs().contains(mover.uri())) {
                throw Refused.invalid(
                        "target", "That account does not name this one as an earlier address of its own.");
            }
            sql.update(ACTOR)
                    .set(ACTOR.MOVED_TO_URI, target.uri())
                    .set(ACTOR.UPDATED_AT, clock.instant())
                    .where(ACTOR.ID.eq(id).and(ACTOR.IS_LOCAL))
                    .execute();
            forgetRecent(id);
            events.publish(new PeopleEvent.Moved(get(id), target));
        });
    }

    /** A remote actor's server says it is no more. */
    public void markGone(String uri) {
        transactions.run(() -> sql.update(ACTOR)
                .set(ACTOR.GONE_AT, clock.instant())
                .set(ACTOR.NAME, "")
                .set(ACTOR.SUMMARY_HTML, "")
                .setNull(ACTOR.ICON_URL)
                .setNull(ACTOR.IMAGE_URL)
                .where(ACTOR.URI.eq(uri).and(ACTOR.IS_LOCAL.isFalse()))
                .returning(ACTOR.ID)
                .fetch(ACTOR.ID)
                .forEach(this::forgetRecent));
    }

    /** Somebody changed in a way that must count at once. */
    void forgetRecent(long id) {
        transactions.afterCommit(() -> recent.forget(id));
    }

    void forgetAllRecent() {
        transactions.afterCommit(recent::forgetAll);
    }

    /** Two actors with one handle: the one fetched last has it, as its server just said so. */
    private void freeHandle(RemoteIdentity remote) {
        sql.update(ACTOR)
                .set(ACTOR.GONE_AT, clock.instant())
                .where(AnyCase.equal(ACTOR.HANDLE, remote.handle()))
                .and(AnyCase.equal(ACTOR.DOMAIN, remote.domain()))
                .and(ACTOR.GONE_AT.isNull())
                .and(ACTOR.URI.ne(remote.uri()))
                .and(ACTOR.IS_LOCAL.isFalse())
                .execute();
    }

    /** Actors of this instance are made one at a time, so that of two that ask for one handle the second is told so. */
    private void waitForTurn() {
        sql.execute("select pg_advisory_xact_lock({0})", DSL.val(MAKING));
    }

    private Identity createServer() {
        return insertLocal(
                Identity.Kind.SERVICE,
                settings.uri("/actor"),
                settings.domain(),
                "Talkoot on " + settings.domain(),
                "");
    }

    private Identity insertLocal(Identity.Kind kind, String uri, String handle, String name, String summaryHtml) {
        var now = clock.instant();
        var id = ids.next();
        sql.insertInto(ACTOR)
                .set(ACTOR.ID, id)
                .set(ACTOR.URI, uri)
                .set(ACTOR.KIND, kind.name())
                .set(ACTOR.IS_LOCAL, true)
                .set(ACTOR.HANDLE, handle)
                .set(ACTOR.DOMAIN, settings.domain())
                .set(ACTOR.NAME, name)
                .set(ACTOR.SUMMARY_HTML, summaryHtml)
                .set(ACTOR.URL, kind == Identity.Kind.SERVICE ? settings.uri("/") : uri)
                .set(ACTOR.INBOX, uri + "/inbox")
                .set(ACTOR.SHARED_INBOX, settings.uri("/inbox"))
                .set(ACTOR.OUTBOX, uri + "/outbox")
                .set(ACTOR.FOLLOWERS, uri + "/followers")
                .set(ACTOR.FOLLOWING, uri + "/following")
                .set(ACTOR.CREATED_AT, now)
                .set(ACTOR.UPDATED_AT, now)
                .execute();
        var created = get(id);
        events.publish(new PeopleEvent.IdentityCreated(created));
        return created;
    }
}
