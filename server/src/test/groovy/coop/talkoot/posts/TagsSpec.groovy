package coop.talkoot.posts

import coop.talkoot.AtOnce
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class TagsSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    AtomicInteger count = new AtomicInteger()

    @Shared
    Tags tags = bakery.bean(Tags)

    @Shared
    Notes notes = bakery.bean(Notes)

    private final Identity reader = person()
    private final Identity author = person()

    def "what is public under a tag one follows comes home, whoever wrote it, until one follows it no longer"() {
        given:
        tags.follow(reader, '#Bread')
        def notes = [Audience.PUBLIC, Audience.UNLISTED, Audience.FOLLOWERS].collect { note(it, 'fresh #bread') }
        def other = note(Audience.PUBLIC, 'fresh #milk')

        expect:
        home() == [notes[0].id()]
        tags.followedAmong(reader.id(), ['BREAD', 'milk']) == ['bread'] as Set

        when:
        2.times { tags.unfollow(reader, 'bread') }

        then:
        home() == []
        !(other.id() in home())
    }

    def "following twice is following once, also at the same moment, and they come in pages"() {
        when:
        def all = AtOnce.run(6) { tags.follow(reader, 'rye') } + [tags.follow(reader, 'RYE')]
        tags.follow(reader, 'oats')
        tags.follow(reader, 'spelt')

        then:
        all*.id().unique().size() == 1
        def first = tags.followedBy(reader.id(), Page.Request.first(2))
        first.items()*.name() == ['spelt', 'oats']
        tags.followedBy(reader.id(), new Page.Request(2, first.next())).items()*.name() == ['rye']
    }

    def "'#name' is no tag"() {
        when:
        deed(reader, name)

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'tag'

        where:
        [name, deed] << [
                ['', '#', 'two words', 'a-b', 'x' * 101, 'a\0'],
                [
                        { Identity who, String word -> tags.follow(who, word) },
                        { Identity who, String word -> tags.unfollow(who, word) },
                        { Identity who, String word -> tags.feature(who, word) }
                ]
        ].combinations()
    }

    def "a page shows its tags with how often they were used in public, and when last"() {
        given:
        tags.feature(author, 'sauna')
        tags.feature(author, 'Sauna')
        tags.feature(author, 'garden')
        note(Audience.PUBLIC, 'warm #sauna')
        def last = note(Audience.UNLISTED, 'warmer #SAUNA')
        note(Audience.FOLLOWERS, 'hot #sauna #secret')
        notes.delete(note(Audience.PUBLIC, 'cold #sauna'), author)

        expect:
        with(tags.featuredBy(author.id())) {
            it*.name() == ['sauna', 'garden']
            it*.posts() == [2, 0]
            it*.lastUsedAt() == [last.publishedAt(), null]
        }
        tags.suggestedTo(author.id()) == ['secret'] as Set

        when:
        tags.unfeature(author, tags.featuredBy(author.id())[0].id())

        then:
        tags.featuredBy(author.id())*.name() == ['garden']
    }

    def "nobody changes another's page, and no page has endless tags"() {
        given:
        (1..Tags.MOST_FEATURED).each { tags.feature(author, "tag$it") }

        when:
        deed(tags.featuredBy(author.id())[0].id(), reader, author)

        then:
        thrown(Refused)
        tags.featuredBy(author.id()).size() == Tags.MOST_FEATURED

        where:
        deed << [
                { long id, Identity other, Identity owner -> tags.unfeature(other, id) },
                { long id, Identity other, Identity owner -> tags.feature(owner, 'more') }
        ]
    }

    private List<Long> home() {
        return bakery.bean(Timelines).home(reader.id(), Page.Request.first(20)).items()*.id()
    }

    private Post note(Audience audience, CharSequence text) {
        return notes.publish(author, null, audience, Words.typed('', text as String, 'en', []), [])
    }

    private Identity person() {
        def name = "p${count.incrementAndGet()}"
        return bakery.bean(Logins).register(new NewPerson(name, name, null, 'a long enough password'), false).identity()
    }
}
