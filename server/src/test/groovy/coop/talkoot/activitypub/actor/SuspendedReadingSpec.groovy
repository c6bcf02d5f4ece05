package coop.talkoot.activitypub.actor

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.moderation.ActorRules
import coop.talkoot.people.Identity
import coop.talkoot.people.Measure
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Post
import coop.talkoot.posts.Words
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What peers read of somebody here who is suspended. */
class SuspendedReadingSpec extends Specification {
    static final Map<String, String> ACCEPT = [Accept: 'application/activity+json']

    @Shared @AutoCleanup Neighbours bakery = new Neighbours(name: 'bakery')
    @Shared AtomicInteger count = new AtomicInteger()

    private final Identity bob = bakery.member("bob${count.incrementAndGet()}")
    private final Post note = bakery.bean(Notes).publish(bob, bakery.group.identity(), Audience.PUBLIC, Words.typed('', 'bread', 'en', []), [])

    def "the actor's document answers 403 while it is suspended, what hangs on it and what they wrote 404"() {
        given:
        def path = "/users/${bob.handle()}"
        def hidden = ["$path/outbox", "$path/followers", "$path/collections/featured", note.uri(), "${note.uri()}/replies",
                      "${note.uri()}/activities/create", "/.well-known/webfinger?resource=acct:${bob.handle()}@${bob.domain()}"]
        assert (hidden + path).every { status(it) == 200 }

        when:
        measure(Measure.SUSPENDED)

        then:
        status(path) == 403
        hidden.collect { status(it) } == [404] * hidden.size()
        bakery.instance.get(note.uri(), ACCEPT).body() == bakery.instance.get(bakery.instance.uri('/notes/1'), ACCEPT).body()

        when:
        measure(Measure.NONE)

        then:
        (hidden + path).every { status(it) == 200 }
    }

    def "a group does not repeat what somebody said who is suspended"() {
        given: 'one reader who understands activities in announces, so that there are some'
        assert outbox().contains(note.uri())
        def inner = bakery.bean(StoredActivities).byUri("${note.uri()}/activities/create").get()
        def told = Told.by(new StoredActivity(1, 'https://x.example/1', bakery.group.id(), 'Announce', inner.uri(), Audience.PUBLIC,
                "{\"type\":\"Announce\",\"object\":${inner.body()}}"))

        expect:
        told.objects() == [note.uri()]
        told.speakers() == [bob.uri()]
        told.isFreeOf(['https://else.example/1'])
        !told.isFreeOf([bob.uri()])
        !told.isFreeOf([note.uri()])
    }

    def "a limited person's document is read as before"() {
        when:
        measure(Measure.LIMITED)

        then:
        status("/users/${bob.handle()}") == 200
        status(note.uri()) == 200
    }

    private void measure(Measure measure) {
        bakery.bean(ActorRules).put(bakery.keeper.identity(), bob, measure, '')
    }

    private int status(CharSequence path) {
        return bakery.instance.get(path as String, ACCEPT).statusCode()
    }

    private String outbox() {
        return bakery.instance.get('/groups/bakery/outbox?page=true', ACCEPT).body()
    }
}
