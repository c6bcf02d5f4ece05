package coop.talkoot.posts.filter

import static coop.talkoot.posts.filter.Filter.Action.HIDE
import static coop.talkoot.posts.filter.Filter.Action.WARN
import static coop.talkoot.posts.filter.Filter.Context.HOME
import static coop.talkoot.posts.filter.Filter.Context.PUBLIC

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Identity
import coop.talkoot.platform.Refusal
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Post
import coop.talkoot.posts.Words
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class FiltersSpec extends Specification {
    @Shared
    SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)

    @Shared
    Filters filters = bakery.bean(Filters)

    @Shared
    Identity ann = bakery.member('ann')

    @Shared
    Identity bob = bakery.member('bob')

    def cleanup() {
        filters.of(ann.id()).each { filters.delete(ann.id(), it.id()) }
    }

    private Post note(String text, Identity author = bob) {
        return bakery.bean(Notes).publish(author, null, Audience.PUBLIC, Words.typed('', text, 'en', []), [])
    }

    private Filter filter(Map<String, ?> options = [:], String... words) {
        def terms = new Filter.Terms((options.title ?: 'Quiet') as String, (options.contexts ?: [HOME]) as Set,
                (options.action ?: WARN) as Filter.Action, options.until as Instant)
        return filters.create(ann.id(), terms, words.collect { new Filter.Keyword(0, it, true) })
    }

    def "a page of posts is matched at once, by words and by posts, with what was caught"() {
        given:
        def (football, bread, cats, named) = [note('Football tonight'), note('Bread'), note('FOOTBALL and cats'), note('Nothing')]
        def words = filter('football', 'cats')
        def single = filter(title: 'Single', action: HIDE)
        filters.addPost(ann.id(), single.id(), named)

        when:
        def found = filters.matching(ann.id(), HOME, [football, bread, cats, named])

        then:
        found.keySet() == [football.id(), cats.id(), named.id()] as Set
        found[football.id()]*.keywords() == [['football']]
        found[cats.id()]*.keywords() == [['football', 'cats']]
        found[cats.id()][0].filter().id() == words.id()
        found[named.id()]*.postIds() == [[named.id()]]
        found[named.id()][0].hides()
        !found[cats.id()][0].hides()
    }

    def "a filter holds where it says, until it runs out, and never for the reader's own posts"() {
        given:
        def football = note('football')
        filter('football', contexts: [PUBLIC], until: clock.instant() + Duration.ofHours(1))

        expect:
        filters.matching(ann.id(), HOME, [football]) == [:]
        filters.matching(ann.id(), PUBLIC, [football]).size() == 1
        filters.matching(ann.id(), PUBLIC, [note('football', ann)]) == [:]
        filters.matching(bob.id(), PUBLIC, [football]) == [:]
        filters.matching(null, PUBLIC, [football]) == [:]

        when:
        clock.advance(Duration.ofHours(1))

        then:
        filters.matching(ann.id(), PUBLIC, [football]) == [:]
        filters.of(ann.id()).size() == 1
    }

    def "filters, keywords and posts are changed and taken out one by one"() {
        given:
        def made = filter('one')

        when:
        def two = filters.addKeyword(ann.id(), made.id(), ' two ', false)
        filters.changeKeyword(ann.id(), new Filter.Keyword(two.id(), 'three', true))
        filters.removeKeyword(ann.id(), made.keywords()[0].id())
        def post = note('x')
        def named = filters.addPost(ann.id(), made.id(), post)

        then:
        filters.addPost(ann.id(), made.id(), post) == named
        filters.withPost(ann.id(), named.id()).id() == made.id()
        filters.withKeyword(ann.id(), two.id()).id() == made.id()
        with(filters.require(ann.id(), made.id())) {
            it.keywords() == [new Filter.Keyword(two.id(), 'three', true)]
            it.posts()*.postId() == [post.id()]
        }

        when:
        filters.removePost(ann.id(), named.id())
        filters.change(ann.id(), made.id(), new Filter.Terms('Loud', [PUBLIC, HOME] as Set, HIDE, null))

        then:
        with(filters.require(ann.id(), made.id())) {
            it.posts() == []
            it.terms() == new Filter.Terms('Loud', [HOME, PUBLIC] as Set, HIDE, null)
        }
    }

    def "somebody else's filter is not there: #deed"() {
        given:
        def made = filter('one')
        def keyword = made.keywords()[0]

        when:
        work.call(filters, bob.id(), made, keyword)

        then:
        def refused = thrown(Refused)
        refused.refusal() instanceof Refusal.NotFound
        filters.require(ann.id(), made.id()) == made

        where:
        deed              | work
        'read'            | { all, who, theirs, word -> all.require(who, theirs.id()) }
        'delete'          | { all, who, theirs, word -> all.delete(who, theirs.id()) }
        'change'          | { all, who, theirs, word -> all.change(who, theirs.id(), theirs.terms()) }
        'add a keyword'   | { all, who, theirs, word -> all.addKeyword(who, theirs.id(), 'x', true) }
        'change a keyword'| { all, who, theirs, word -> all.changeKeyword(who, word) }
        'take one out'    | { all, who, theirs, word -> all.removeKeyword(who, word.id()) }
    }

    def "#what is refused by the name of #field"() {
        when:
        work.call(filters, ann.id())

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field

        where:
        what                  | work                                                                                              || field
        'no title'            | { all, me -> new Filter.Terms(' ', [HOME] as Set, WARN, null) }                               || 'title'
        'a long title'        | { all, me -> new Filter.Terms('a' * 201, [HOME] as Set, WARN, null) }                         || 'title'
        'no place'            | { all, me -> new Filter.Terms('a', [] as Set, WARN, null) }                                   || 'contexts'
        'an empty keyword'    | { all, me -> all.create(me, new Filter.Terms('a', [HOME] as Set, WARN, null), [new Filter.Keyword(0, ' ', true)]) } || 'keyword'
        'a long keyword'      | { all, me -> all.create(me, new Filter.Terms('a', [HOME] as Set, WARN, null), [new Filter.Keyword(0, 'a' * 501, true)]) } || 'keyword'
        'a hundred and first' | { all, me -> all.create(me, new Filter.Terms('a', [HOME] as Set, WARN, null), (1..101).collect { new Filter.Keyword(0, "w$it", true) }) } || 'keyword'
    }
}
