package coop.talkoot.activitypub

import coop.talkoot.TestInstance
import coop.talkoot.activitypub.fetch.RemoteActors
import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.Listings
import coop.talkoot.exchange.NewListing
import coop.talkoot.exchange.Purpose
import coop.talkoot.exchange.Quantity
import coop.talkoot.exchange.Terms
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.groups.Setup
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.people.SetupLinks
import coop.talkoot.people.Viewer
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import java.time.Duration
import java.time.Instant

/** A co-op of a spec: an instance that is set up, with words for what people do there. */
final class Neighbours implements AutoCloseable {
    final TestInstance instance
    final Viewer keeper
    final Group group

    Neighbours(Map<String, ?> options = [:]) {
        instance = TestInstance.start(options)
        def handle = (options.name ?: 'bakery') as String
        def token = bean(SetupLinks).issue().get()
        def founding = new Founding(handle, handle.capitalize() + ' Co-op', 'A worker-owned house.', 'Riverside',
                (options.joinPolicy ?: Group.JoinPolicy.OPEN) as Group.JoinPolicy)
        keeper = bean(Setup).run(token, founding, new NewPerson((options.keeper ?: 'alice') as String,
                ((options.keeper ?: 'alice') as String).capitalize(), null, 'a long enough password'))
        group = bean(Groups).localByHandle(handle).get()
    }

    def <T> T bean(Class<T> type) {
        return instance.bean(type)
    }

    Identity member(String name) {
        def viewer = bean(Logins).register(new NewPerson(name, name.capitalize(), null, 'a long enough password'), false)
        bean(Memberships).appoint(group, viewer.identity(), Role.MEMBER)
        return viewer.identity()
    }

    /** Somebody or some group of another co-op, looked up by address as a person would. */
    Identity find(Identity elsewhere) {
        return bean(RemoteActors).byHandle(elsewhere.handle(), elsewhere.domain()).get()
    }

    Listing offer(Map<String, ?> options = [:], String title) {
        return bean(Listings).publish(new NewListing(
                (options.by ?: keeper.identity()) as Identity,
                (options.group ?: group.identity()) as Identity,
                (options.audience ?: Audience.PUBLIC) as Audience,
                Words.typed(title, (options.text ?: "About the $title.") as String, 'en', (options.tags ?: ['lend']) as List<String>),
                terms(options)))
    }

    static Terms terms(Map<String, ?> options = [:]) {
        return new Terms(
                (options.purpose ?: Purpose.OFFER) as Purpose,
                (options.kind ?: ExchangeKind.LOAN) as ExchangeKind,
                Quantity.of((options.quantity ?: '1.5') as String, (options.unit ?: 'kilogram') as String),
                (options.inReturn ?: '2 hours a day') as String,
                (options.place ?: 'Mill Lane 1, Riverside') as String,
                null,
                (options.due ?: Instant.parse('2030-06-30T18:00:00Z')) as Instant,
                (options.until ?: Instant.parse('2030-07-31T23:59:59Z')) as Instant)
    }

    /** Waits for a condition in somebody's store; fails when it does not come true in time. */
    static <T> T await(String what, Duration longest = Duration.ofSeconds(180), Closure<T> condition) {
        def end = System.nanoTime() + longest.toNanos()
        while (true) {
            def value = condition.call()
            if (value) {
                return value
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for $what")
            }
            Thread.sleep(25)
        }
    }

    @Override
    void close() {
        instance.close()
    }
}
