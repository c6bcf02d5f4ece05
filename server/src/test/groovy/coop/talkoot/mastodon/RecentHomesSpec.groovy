package coop.talkoot.mastodon

import coop.talkoot.moderation.ActorRules
import coop.talkoot.people.Measure
import coop.talkoot.platform.Span
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Feeds
import coop.talkoot.posts.HomeLines
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Who reads their home again and again reads at each moment what they would if they came for the first time. */
class RecentHomesSpec extends Specification {
    private static final List<String> PEOPLE = ['mira', 'rosa', 'otto', 'fred', 'zoe']
    private static final List<Span> SPANS = [Span.first(40), Span.first(3)]

    @Shared
    @AutoCleanup
    MastodonFixture bakery = new MastodonFixture()

    @Shared
    Random random = new Random(20261122)

    def setupSpec() {
        bakery.bakery.member('mira').member('rosa').person('otto').person('fred').person('zoe')
    }

    def "after any deed every home is what it is to somebody who comes anew"() {
        given:
        def said = []
        def lists = PEOPLE.collectEntries { [it, bakery.call('/api/v1/lists', [title: 'Apart', exclusive: true], it).id] }
        def done = [:].withDefault { 0 }
        def pick = { List<?> all -> all[random.nextInt(all.size())] }
        def deeds = [
                say       : { who, other -> said.addAll(say(who, "Mix #mix ${said.size()}")) },
                whisper   : { who, other -> said.addAll(say(who, "@$other psst", pick(['private', 'direct']))) },
                toGroup   : { who, other -> said.addAll(say(pick(['mira', 'rosa']), '@bakery bread', pick(['public', 'private']))) },
                follow    : { who, other -> account(who, other, 'follow') },
                noBoosts  : { who, other -> bakery.form("/api/v1/accounts/${bakery.idOf(other)}/follow", "reblogs=${pick([true, false])}", who) },
                unfollow  : { who, other -> account(who, other, 'unfollow') },
                mute      : { who, other -> account(who, other, 'mute') },
                unmute    : { who, other -> account(who, other, 'unmute') },
                block     : { who, other -> account(who, other, 'block') },
                unblock   : { who, other -> account(who, other, 'unblock') },
                boost     : { who, other -> open(said, 'reblog', who, pick) },
                unboost   : { who, other -> open(said, 'unreblog', who, pick) },
                delete    : { who, other -> said ? bakery.send('DELETE', "/api/v1/statuses/${pick(said)}", '', bakery.as(who)) : null },
                tag       : { who, other -> bakery.form('/api/v1/tags/mix/follow', '', who) },
                untag     : { who, other -> bakery.form('/api/v1/tags/mix/unfollow', '', who) },
                exclusive : { who, other ->
                    bakery.form("/api/v1/lists/${lists[who]}/accounts", "account_ids[]=${bakery.idOf(other)}", who)
                },
                common    : { who, other -> bakery.send('PUT', "/api/v1/lists/${lists[who]}", "title=Apart&exclusive=${pick([true, false])}", form(who)) },
                suspend   : { who, other -> rules().put(bakery.actor('keeper'), bakery.actor(other), Measure.SUSPENDED, '') },
                allBack   : { who, other ->
                    PEOPLE.each { rules().put(bakery.actor('keeper'), bakery.actor(it), Measure.NONE, '') }
                    // Who was away is back within half a minute.
                    bakery.instance.clock.advance(Duration.ofSeconds(30))
                },
                later     : { who, other -> bakery.instance.clock.advance(Duration.ofSeconds(pick([1, 4, 11, 31]))) }]

        when:
        300.times {
            def name = pick(deeds.keySet() as List)
            def (who, other) = [pick(PEOPLE), pick(PEOPLE)]
            if (who != other) {
                deeds[name](who, other)
                done[name] = done[name] + 1
            }
            PEOPLE.each { reader -> SPANS.each { span -> assert read(reader, span) == anew(reader, span): "$name by $who of $other, read by $reader" } }
        }

        then: 'each of the deeds was done, and the homes differ'
        done.keySet() == deeds.keySet()
        PEOPLE.collect { read(it, Span.first(40)) }.toSet().size() > 3
    }

    def "what came since a line is the same too, the nearest and the newest of it"() {
        given:
        bakery.bakery.person('ella').person('nils')
        bakery.call("/api/v1/accounts/${bakery.idOf('ella')}/follow", 'nils')
        60.times { n ->
            bakery.call('/api/v1/statuses', [status: "Line $n".toString()], 'ella')
            bakery.instance.clock.advance(Duration.ofSeconds(1))
        }
        def all = anew('nils', Span.first(80))*.id()

        expect:
        [0, 1, 10, 39, 40, 50].each { place ->
            [true, false].each { nearest ->
                [1, 20, 40, 80].each { limit ->
                    def span = new Span(limit, Long.MAX_VALUE, all[place], nearest)
                    assert read('nils', span) == anew('nils', span)
                }
            }
        }
        read('nils', Span.first(20))*.id() == all.take(20)
        read('nils', new Span(20, all[19], 0, false))*.id() == all[20..39]
    }

    private List<?> read(String who, Span span) {
        return bakery.instance.bean(Feeds).homeLines(bakery.actor(who).id(), span).sort(false) { -it.id() }
    }

    private List<?> anew(String who, Span span) {
        def id = bakery.actor(who).id()
        return bakery.instance.bean(Transactions).read { bakery.instance.bean(HomeLines).read(id, span) }.sort(false) { -it.id() }
    }

    /** The id, unless they may say nothing. */
    private List<String> say(String who, String text, String visibility = 'public') {
        def answer = bakery.form('/api/v1/statuses', "status=${URLEncoder.encode(text, 'UTF-8')}&visibility=$visibility", who)
        return answer.statusCode() == 200 ? [MastodonFixture.good(answer).id] : []
    }

    private ActorRules rules() {
        return bakery.instance.bean(ActorRules)
    }

    private void account(String who, String whom, String deed) {
        bakery.form("/api/v1/accounts/${bakery.idOf(whom)}/$deed", '', who)
    }

    private void open(List<String> said, String deed, String who, Closure<?> pick) {
        if (said) {
            bakery.form("/api/v1/statuses/${pick(said)}/$deed", '', who)
        }
    }

    private Map<String, String> form(String who) {
        return ['Content-Type': 'application/x-www-form-urlencoded'] + bakery.as(who)
    }
}
