package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.INBOUND

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.fetch.RemoteActors
import coop.talkoot.activitypub.fetch.RemoteDocuments
import coop.talkoot.activitypub.fetch.Unreachable
import coop.talkoot.moderation.ActorRules
import coop.talkoot.moderation.DomainRule
import coop.talkoot.moderation.DomainRules
import coop.talkoot.moderation.HostName
import coop.talkoot.moderation.Reports
import coop.talkoot.moderation.Severity
import coop.talkoot.people.AddressBook
import coop.talkoot.people.Measure
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Transactions
import java.time.Duration
import org.jooq.DSLContext
import org.jooq.impl.DSL

/** Of whom the house does not deal with nothing comes in, by whatever way. */
class ModerationInboxSpec extends InboxSpecification {
    private final String host = "blocked${peer.next()}.localhost"
    private final FakeActor foe = peer.person(host, 'foe')

    def "an activity signed from a blocked server or a part of it is refused with 403, whatever it is"() {
        given:
        block(host)
        def part = peer.person("part.$host", 'other')

        expect:
        [foe, part].every { actor ->
            send(actor, actor.activity('Follow', house.group.identity().uri())) == 403
            send(actor, actor.activity('Create', actor.note())) == 403
            send(actor, actor.activity('Delete', actor.uri)) == 403
            send(actor, actor.activity('Flag', house.keeper.identity().uri())) == 403
        }
        settle()
        identity(foe) == null
        peer.readings(foe.uri) == []

        and: 'a neighbour of a like name is taken'
        def friend = peer.person("un$host", 'friend')
        send(friend, friend.activity('Follow', house.group.identity().uri())) == 202
    }

    def "a server that was known and is blocked is refused, and taken again when the rule is lifted"() {
        given:
        met(foe)
        block(host)

        expect:
        send(foe, foe.activity('Follow', house.group.identity().uri())) == 403

        when:
        house.bean(DomainRules).lift(house.keeper.identity(), new HostName(host), '')

        then:
        send(foe, foe.activity('Follow', house.group.identity().uri())) == 202
        await('the follow') { follows.between(identity(foe).id(), house.group.id()).present }
    }

    def "a suspended actor is refused with 403, others of the server are not"() {
        given:
        met(foe)
        def other = peer.person(host, 'other')
        house.bean(ActorRules).put(house.keeper.identity(), identity(foe), Measure.SUSPENDED, '')

        expect:
        send(foe, foe.activity('Follow', house.group.identity().uri())) == 403
        send(other, other.activity('Follow', house.group.identity().uri())) == 202
        await('the other') { identity(other) && follows.between(identity(other).id(), house.group.id()).present }
    }

    def "somebody of a blocked server is not heard through the hand of another: #how"() {
        given:
        block(host)
        def note = foe.note()
        peer.serve(note.id as String, note)
        def activity = build.call(victim, foe, note)

        expect:
        send(victim, activity) in [202, 401, 403]
        settle()
        post(note.id) == null
        identity(foe) == null
        peer.readings(note.id as String) == []
        parked() == 0

        where:
        how                        | build
        'announced by its id'      | { hand, author, words -> hand.activity('Announce', words.id) }
        'announced whole'          | { hand, author, words -> hand.activity('Announce', words) }
        'its activity announced'   | { hand, author, words -> hand.activity('Announce', author.activity('Create', words)) }
        'passed on as it was sent' | { hand, author, words -> author.activity('Create', words) }
    }

    def "what waited when its server was blocked has no effect any more"() {
        given: 'it came, but its author could not be asked then'
        def note = foe.note()
        peer.forget(foe.uri)
        assert send(foe, foe.activity('Create', note + [to: [house.keeper.identity().uri()]])) == 202
        await('a try to be over') { attempts() > 0 }
        block(host)

        when:
        foe.publish()
        house.instance.clock.advance(Duration.ofMinutes(5))
        await('the row to be worked on') { waiting() == 0 || attempts() > 1 }

        then:
        post(note.id) == null
        identity(foe) == null
    }

    def "nothing is fetched from a blocked server, by its address or by a redirect, and nobody of it is found"() {
        given:
        block(host)
        def mask = "http://mask${peer.next()}.localhost:$peer.port/users/mask"
        peer.answer(mask) { [302, [Location: foe.uri]] }

        when:
        house.bean(RemoteDocuments).fetch(foe.uri)

        then:
        thrown(Unreachable)

        when:
        house.bean(RemoteActors).fetch(mask)

        then:
        thrown(Unreachable)
        peer.arrivals.every { !it.url.startsWith("http://$host") }

        expect:
        house.bean(AddressBook).find('foe', "$host:$peer.port").empty
        house.bean(AddressBook).findByUri(foe.uri).empty
    }

    def "reports from a server whose reports are rejected are dropped, and all else of it is taken"() {
        given:
        met(foe)
        house.bean(DomainRules).put(house.keeper.identity(), new HostName(host),
                new DomainRule.Terms(Severity.NOOP, false, true, '', '', false))
        def flag = foe.activity('Flag', [house.keeper.identity().uri()])
        def heard = victim.activity('Flag', [house.keeper.identity().uri()])

        expect:
        send(foe, flag) == 202
        send(victim, heard) == 202
        await('the report') { house.bean(Reports).byUri(heard.id as String).present }
        settle()
        house.bean(Reports).byUri(flag.id as String).empty
    }

    def "a report that came in waits for a keeper"() {
        given:
        def note = ours()
        def flag = victim.activity('Flag', [house.keeper.identity().uri(), note.uri()], content: '<p>Rude</p>')

        when:
        send(victim, flag)
        def report = await('the report') { house.bean(Reports).byUri(flag.id as String).orElse(null) }

        then:
        report.isOpen()
        report.content() == 'Rude'
        report.objectUris() == [house.keeper.identity().uri(), note.uri()]
        house.bean(Reports).all(true, Page.Request.first(80)).items()*.id().contains(report.id())
    }

    def "who is limited is dealt with as before"() {
        given:
        met(foe)
        def follow = follows.request(house.keeper.identity(), identity(foe), Origin.LOCAL)
        send(foe, foe.activity('Accept', follow.uri()))
        house.bean(DomainRules).put(house.keeper.identity(), new HostName(host), DomainRule.Terms.of(Severity.SILENCE))

        when:
        def note = known(foe)

        then:
        note.author().isLimited()
    }

    private void met(FakeActor actor) {
        assert send(actor, actor.activity('Follow', house.keeper.identity().uri())) == 202
        await("${actor.name}'s follow") { identity(actor) && follows.between(identity(actor).id(), house.keeper.actorId()).present }
    }

    private void block(String name) {
        house.bean(DomainRules).put(house.keeper.identity(), new HostName(name), DomainRule.Terms.of(Severity.SUSPEND))
    }

    /** Those that are over: one counts from its beginning. */
    private int attempts() {
        def sql = house.bean(DSLContext)
        return house.bean(Transactions).read {
            sql.select(DSL.max(INBOUND.ATTEMPTS)).from(INBOUND).where(INBOUND.ORIGIN.like("$host%".toString()) & INBOUND.CLAIMED_UNTIL.isNull()).fetchOne(0, int) ?: 0
        }
    }

    private int waiting() {
        def sql = house.bean(DSLContext)
        return house.bean(Transactions).read { sql.fetchCount(INBOUND, INBOUND.ORIGIN.like("$host%".toString())) }
    }
}
