package coop.talkoot.mastodon.stream

import coop.talkoot.mastodon.MastodonFixture
import coop.talkoot.moderation.ActorRules
import coop.talkoot.people.Measure
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Whatever is said to whomever: a stream brings each reader what they find in the timeline of its name, and no more. */
class StreamIsTimelineSpec extends Specification {
    private static final Map<List<String>, String> TIMELINES = [
            ['user']                : '/api/v1/timelines/home?limit=40',
            ['public']              : '/api/v1/timelines/public?limit=40',
            ['public:local']        : '/api/v1/timelines/public?local=true&limit=40',
            ['public:remote']       : '/api/v1/timelines/public?remote=true&limit=40',
            ['hashtag', 'mix']      : '/api/v1/timelines/tag/mix?limit=40',
            ['hashtag:local', 'mix']: '/api/v1/timelines/tag/mix?local=true&limit=40']
    private static final List<String> PEOPLE = ['mira', 'rosa', 'otto', 'fred', 'zoe', 'quiet']

    @Shared @AutoCleanup MastodonFixture bakery = new MastodonFixture()
    private final Map<String, Ear> ears = [:]

    def setupSpec() {
        bakery.bakery.member('mira').member('rosa').person('otto').person('fred').person('zoe').person('quiet')
        follow('otto', 'bakery')
        follow('fred', 'mira')
        follow('fred', 'quiet')
        follow('zoe', 'mira')
        follow('zoe', 'rosa')
        bakery.call("/api/v1/accounts/${bakery.idOf('mira')}/block", 'zoe')
        bakery.instance.bean(ActorRules).put(bakery.actor('keeper'), bakery.actor('quiet'), Measure.LIMITED, '')
    }

    def cleanup() {
        ears.values()*.close()
    }

    private void follow(String who, String whom) {
        bakery.call("/api/v1/accounts/${bakery.idOf(whom)}/follow", who)
    }

    private String say(Map<String, ?> more = [:], String text, String who) {
        return bakery.call('/api/v1/statuses', [status: text] + more, who).id
    }

    def "every reader hears what stands in their timelines"() {
        given:
        (PEOPLE + [null]).each { who ->
            ears[who] = Ear.at(bakery.instance.port, who == null ? '' : "?access_token=${bakery.token(who)}")
            TIMELINES.keySet().findAll { who != null || it != ['user'] }.each {
                ears[who].subscribe(it[0], it.size() > 1 ? [tag: it[1]] : [:])
            }
        }

        when:
        def open = say('Open #mix', 'mira')
        say('Unlisted #mix', 'mira', visibility: 'unlisted')
        say('For followers #mix', 'mira', visibility: 'private')
        say('@bakery for members #mix', 'rosa', visibility: 'private')
        say('@bakery for all #Mix', 'rosa')
        say('@otto between us #mix', 'rosa', visibility: 'direct')
        say('An answer #mix', 'otto', in_reply_to_id: open)
        def far = say('From otto #mix', 'otto')
        say('Limited #mix', 'quiet')
        bakery.call("/api/v1/statuses/$far/reblog", 'rosa')
        bakery.call("/api/v1/statuses/$far/reblog", 'mira')
        bakery.call("/api/v1/statuses/$open/reblog", 'rosa')
        def last = say('Last of all #mix', 'otto')
        ears.values().each { ear -> ear.hear('the last') { it.stream == ['hashtag:local', 'mix'] && Ear.read(it).id == last } }

        then:
        ears.each { who, ear ->
            TIMELINES.each { stream, timeline ->
                if (who != null || stream != ['user']) {
                    def read = bakery.read(timeline, who)
                    def heard = ear.ids(stream)
                    assert heard.sort(false) == read*.id.sort(false): "$stream of $who"
                }
            }
        }

        and: 'they differ, so this is more than nothing'
        ears.collect { who, ear -> ear.ids(['user']) as Set }.toSet().size() >= 5
        ears['zoe'].ids(['public']).size() < ears['fred'].ids(['public']).size()
        !ears['zoe'].ids(['public']).empty

        and: 'each status is drawn for who reads it'
        ears['otto'].frames.findAll { it.event == 'update' && it.stream == ['public'] }.collect { Ear.read(it) }
                .every { status -> bakery.read("/api/v1/statuses/$status.id", 'otto').pinned == status.pinned }
    }

    def "what a reader did with a status is told with its change"() {
        given:
        def id = say('Round and round', 'mira')
        bakery.call("/api/v1/statuses/$id/favourite", 'fred')
        ['fred', 'otto', null].each { who ->
            ears[who] = Ear.at(bakery.instance.port, who == null ? '?stream=public' : "?stream=public&access_token=${bakery.token(who)}")
        }

        when:
        bakery.send('PUT', "/api/v1/statuses/$id", 'status=Square', ['Content-Type': 'application/x-www-form-urlencoded'] + bakery.as('mira'))
        def told = ears.collectEntries { who, ear -> [who, Ear.read(ear.hear('the change') { it.event == 'status.update' })] }

        then:
        told['fred'].favourited
        !told['otto'].favourited
        !told[null].favourited
        told.values().every { it.favourites_count == 1 && it.content.contains('Square') }
    }

    def "what happened is known on another node, and what a newer node says is passed over"() {
        expect:
        Happening.of(happened.text()).get() == happened

        where:
        happened << [new Happening.Published(1), new Happening.Changed(2), new Happening.Deleted(3), new Happening.Announced(Long.MAX_VALUE),
                     new Happening.Unannounced(4, 5, 6)]
    }

    def "a word of a newer node is passed over: #text"() {
        expect:
        Happening.of(text).empty

        where:
        text << ['', ':', 'published', 'published:', 'published:x', 'published:1:2', 'sung:1', 'published:99999999999999999999']
    }
}
