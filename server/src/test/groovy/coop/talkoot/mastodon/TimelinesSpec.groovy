package coop.talkoot.mastodon

import coop.talkoot.moderation.ActorRules
import coop.talkoot.people.Measure
import java.util.concurrent.atomic.AtomicInteger
import org.jooq.DSLContext
import org.jooq.ExecuteContext
import org.jooq.impl.DefaultExecuteListener
import org.jooq.impl.DefaultExecuteListenerProvider
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class TimelinesSpec extends Specification {
    private static final int MANY = 205

    @Shared @AutoCleanup MastodonFixture bakery = new MastodonFixture()
    @Shared List<String> written = []
    @Shared AtomicInteger queries = new AtomicInteger()

    def setupSpec() {
        bakery.bakery.member('mira').member('rosa').person('otto').person('zoe')
        bakery.call("/api/v1/accounts/${bakery.idOf('mira')}/follow", 'otto')
        MANY.times { written << bakery.call('/api/v1/statuses', [status: "Number $it #loaf"], 'mira').id }
        bakery.instance.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                if (!(Thread.currentThread().name =~ /-dispatcher$|^db-scheduler/)) {
                    queries.incrementAndGet()
                }
            }
        }))
    }

    /** Follows the links as programs do, and gives the ids of each page. */
    private List<List<String>> pages(String path, String relation, String who) {
        def pages = []
        def next = path
        while (next != null) {
            def answer = bakery.get(next, who)
            def page = MastodonFixture.good(answer)*.id
            if (page.empty) {
                assert answer.headers().firstValue('Link').empty
                return pages
            }
            pages << page
            assert pages.size() < 30: 'this does not end'
            next = link(answer, relation)
        }
        return pages
    }

    private String link(answer, String relation) {
        def found = answer.headers().firstValue('Link').get() =~ /<([^>]+)>; rel="$relation"/
        assert found[0][1].startsWith(bakery.instance.uri('/api/v1/'))
        return found[0][1].replace(bakery.instance.uri(''), '')
    }

    def "#path is read back to its beginning without a gap and without anything twice"() {
        when:
        def read = pages(path, 'next', 'otto')

        then:
        read.flatten() == written.reverse()
        read.dropRight(1).every { it.size() == size }

        where:
        path                                     || size
        '/api/v1/timelines/home'                 || 20
        '/api/v1/timelines/home?limit=40'        || 40
        '/api/v1/timelines/home?limit=1000'      || 40
        '/api/v1/timelines/public?local=true&limit=30' || 30
        '/api/v1/timelines/tag/loaf?limit=40'    || 40
        '/api/v1/timelines/tag/LOAF?limit=40'    || 40
    }

    def "an account's statuses are read back the same"() {
        expect:
        pages("/api/v1/accounts/${bakery.idOf('mira')}/statuses?limit=40&exclude_replies=true", 'next', 'otto').flatten() == written.reverse()
    }

    def "what is newer is read upwards from where one was"() {
        given:
        def from = written[100]

        expect: 'min_id gives what comes next above it, and so on to the newest'
        def up = pages("/api/v1/timelines/home?min_id=$from&limit=40", 'prev', 'otto')
        up*.first() == [written[140], written[180], written[204]]
        up.collect { it.reverse() }.flatten() == written[101..204]

        and: 'since_id gives the newest, down to it'
        bakery.read("/api/v1/timelines/home?since_id=$from&limit=40", 'otto')*.id == written[165..204].reverse()
        bakery.read("/api/v1/timelines/home?since_id=${written[201]}", 'otto')*.id == written[202..204].reverse()
        bakery.read("/api/v1/timelines/home?max_id=${written[3]}&since_id=$written.first", 'otto')*.id == [written[2], written[1]]
    }

    def "a cursor nobody gave out does nothing: #cursor"() {
        expect:
        bakery.get("/api/v1/timelines/home?$cursor", 'otto').statusCode() == status

        where:
        cursor                          || status
        'max_id=abc'                    || 422
        'max_id=-1'                     || 422
        'max_id=99999999999999999999'   || 422
        "max_id=1';drop"                || 422
        'max_id=0'                      || 200
        'max_id='                       || 200
        'limit=0'                       || 200
        'limit=-5'                      || 200
        'limit=x'                       || 422
        'max_id=1&min_id=9223372036854775807' || 422
    }

    def "home shows each post once: as itself where one follows its author, else where it was passed on first"() {
        given:
        def post = bakery.call('/api/v1/statuses', [status: '@bakery one and only'], 'rosa')
        bakery.call("/api/v1/statuses/$post.id/reblog", 'mira')
        def shows = { String who -> bakery.read('/api/v1/timelines/home', who).findAll { it.id == post.id || it.reblog?.id == post.id } }

        expect: 'a member sees it in their group, who follows only Mira by her'
        shows('mira')*.id == [post.id]
        shows('otto')*.account*.username == ['mira']
        shows('zoe') == []

        when: 'Otto follows the group, which passed it on before'
        bakery.call("/api/v1/accounts/${bakery.idOf('bakery')}/follow", 'otto')

        then:
        shows('otto')*.account*.username == ['bakery']
        Contract.statuses(shows('otto'))

        when: 'and the author'
        bakery.call("/api/v1/accounts/${bakery.idOf('rosa')}/follow", 'otto')

        then:
        shows('otto')*.id == [post.id]

        when: 'and then neither'
        bakery.call("/api/v1/accounts/${bakery.idOf('rosa')}/unfollow", 'otto')
        bakery.call("/api/v1/accounts/${bakery.idOf('bakery')}/unfollow", 'otto')

        then:
        shows('otto')*.account*.username == ['mira']
    }

    def "who is not heard at home brings nothing there, and keeps nothing away that others bring: #how"() {
        given: 'somebody passed it on before Mira did'
        def first = "first$how".toString()
        bakery.bakery.person(first)
        bakery.call("/api/v1/accounts/${bakery.idOf(first)}/follow", 'otto')
        def post = bakery.call('/api/v1/statuses', [status: 'Passed on twice'], 'zoe')
        bakery.call("/api/v1/statuses/$post.id/reblog", first)
        bakery.call("/api/v1/statuses/$post.id/reblog", 'mira')
        def bringers = { bakery.read('/api/v1/timelines/home', 'otto').findAll { it.reblog?.id == post.id }*.account*.username }

        expect:
        bringers() == [first]

        when:
        silence.call(bakery, first)

        then:
        bringers() == ['mira']

        where:
        how         | silence
        'muted'     | { MastodonFixture here, who -> here.call("/api/v1/accounts/${here.idOf(who)}/mute", 'otto') }
        'apart'     | { MastodonFixture here, who ->
            def list = here.call('/api/v1/lists', [title: 'Apart', exclusive: true], 'otto')
            here.call("/api/v1/lists/$list.id/accounts", [account_ids: [here.idOf(who)]], 'otto')
        }
        'suspended' | { MastodonFixture here, who -> here.instance.bean(ActorRules).put(here.actor('keeper'), here.actor(who), Measure.SUSPENDED, '') }
    }

    def "the public timeline is for guests too, and holds no answers and nothing that is passed on"() {
        given:
        def root = bakery.call('/api/v1/statuses', [status: 'Anybody there?'], 'zoe')
        def answer = bakery.call('/api/v1/statuses', [status: 'Yes', in_reply_to_id: root.id], 'rosa')
        def boost = bakery.call("/api/v1/statuses/$root.id/reblog", 'rosa')
        def direct = bakery.call('/api/v1/statuses', [status: '@zoe hush', visibility: 'direct'], 'rosa')

        expect:
        with(bakery.read('/api/v1/timelines/public')*.id) {
            contains(root.id)
            !contains(answer.id)
            !contains(boost.id)
            !contains(direct.id)
        }
        !bakery.read('/api/v1/timelines/public', 'zoe')*.id.contains(direct.id)
        !bakery.read('/api/v1/timelines/public?remote=true')*.id.contains(root.id)
    }

    private int asked(String path, int limit) {
        def real = path.replace('MIRA', bakery.idOf('mira')) + (path.contains('?') ? '&' : '?') + "limit=$limit"
        return fewest { assert bakery.read(real, 'otto').size() == limit }
    }

    /** The first time fills memories, and what else goes on meanwhile only adds. */
    private int fewest(Closure<?> work) {
        return (1..4).collect {
            queries.set(0)
            work.call()
            return queries.get()
        }.min()
    }

    def "#path asks the database as often for 40 as for 20"() {
        expect:
        def few = asked(path, 20)
        asked(path, 40) <= few
        few <= most

        where: 'who asks takes four; what was read a moment ago is not read again in the first two'
        path                           || most
        '/api/v1/timelines/home'       || 7
        '/api/v1/timelines/public'     || 7
        '/api/v1/timelines/tag/loaf'   || 22
        '/api/v1/accounts/MIRA/statuses' || 24
    }

    def "#path asks the database as often for 20 as for 10"() {
        given:
        20.times { make.call(bakery, written, it) }

        expect:
        def few = asked(path, 10)
        asked(path, 20) == few
        few in 3..25

        where:
        path                         | make
        '/api/v1/conversations'      | { MastodonFixture here, List ids, int number ->
            here.bakery.person("talker$number")
            here.call('/api/v1/statuses', [status: '@otto psst', visibility: 'direct'], "talker$number")
        }
        '/api/v1/notifications'      | { MastodonFixture here, List ids, int number ->
            here.bakery.person("crier$number")
            here.call('/api/v1/statuses', [status: '@otto look'], "crier$number")
        }
        '/api/v1/scheduled_statuses' | { MastodonFixture here, List ids, int number ->
            here.call('/api/v1/statuses', [status: 'Later', media_ids: [here.picture('otto')], scheduled_at: here.instance.clock.instant().plusSeconds(3600 + number).toString()], 'otto')
        }
        '/api/v1/bookmarks'          | { MastodonFixture here, List ids, int number -> here.call("/api/v1/statuses/${ids[number]}/bookmark", 'otto') }
    }

    def "whom others know is asked as often for twenty as for ten"() {
        given:
        def people = (1..20).collect { number ->
            bakery.bakery.person("famous$number")
            bakery.call("/api/v1/accounts/${bakery.idOf("famous$number")}/follow", 'mira')
            return bakery.idOf("famous$number")
        }
        def count = { int number ->
            def path = '/api/v1/accounts/familiar_followers?' + people.take(number).collect { "id[]=$it" }.join('&')
            return fewest { assert bakery.read(path, 'otto')*.accounts*.username == [['mira']] * number }
        }

        expect:
        count(20) == count(10)
    }
}
