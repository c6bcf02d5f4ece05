package coop.talkoot.notices

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.PUSH_MESSAGE

import coop.talkoot.AtOnce
import coop.talkoot.exchange.agreement.AgreementTerms
import coop.talkoot.exchange.agreement.Agreements
import coop.talkoot.exchange.agreement.Evidence
import coop.talkoot.exchange.agreement.Measure
import coop.talkoot.exchange.agreement.NewAgreement
import coop.talkoot.exchange.agreement.Side
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import groovy.json.JsonSlurper
import java.time.Duration
import java.time.Instant
import org.jooq.DSLContext
import spock.lang.AutoCleanup

class PushSpec extends NoticeSpecification {
    static final Duration FIRST_WAIT = Duration.ofSeconds(30)

    @AutoCleanup
    PushReceiver browser = new PushReceiver()

    def setup() {
        // The browser before may have gone before its answer was read: what is left for it is not of this one.
        bakery.bean(Transactions).run { bakery.bean(DSLContext).deleteFrom(PUSH_MESSAGE).execute() }
    }

    private PushSubscriptions getSubscriptions() {
        return bakery.bean(PushSubscriptions)
    }

    private PushSubscription subscribe(Map<String, ?> options = [:], Identity person) {
        return subscriptions.subscribe(person, (options.channel ?: "c$person.id") as String, browser.target,
                (options.alerts ?: ['favourite', 'mention', 'follow']) as Set, (options.policy ?: PushSubscription.Policy.ALL) as PushSubscription.Policy)
    }

    private int waiting() {
        def sql = bakery.bean(DSLContext)
        return bakery.bean(Transactions).read { sql.fetchCount(PUSH_MESSAGE) }
    }

    /** The browser has the message before we have its answer: until that is written down the clock must stand. */
    private void awaitPostponed() {
        def sql = bakery.bean(DSLContext)
        await('the first wait') {
            bakery.bean(Transactions).read { sql.select(PUSH_MESSAGE.DUE_AT).from(PUSH_MESSAGE).fetchInto(Instant) } == [clock.instant() + FIRST_WAIT]
        }
    }

    def "a notice is sent to the browser, sealed, with our name on it, and says what Mastodon's apps read"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        subscribe(ann)

        when:
        favourite(bob, note(ann, text: 'Bread at six'))
        await('a message') { browser.messages }
        def message = new JsonSlurper().parseText(browser.messages[0])
        def claims = PushReceiver.claims(browser.headers[0].authorization)

        then:
        message == [access_token     : '', preferred_locale: 'en', notification_id: told(ann)[0].id().toString(),
                    notification_type: 'favourite', icon: bakery.instance.uri('/assets/icon.svg'),
                    title            : "${bob.displayName()} thanked you".toString(), body: 'Bread at six']
        claims.aud == browser.endpoint - '/push/1'
        claims.sub == bakery.instance.settings.baseUrl().toString()
        claims.exp > clock.instant().epochSecond
        claims.exp <= (clock.instant() + Duration.ofHours(24)).epochSecond
        browser.headers[0].authorization.endsWith(", k=${bakery.bean(PushKeys).publicKey()}")
        browser.headers[0]['content-encoding'] == 'aes128gcm'
        browser.headers[0].ttl.toInteger() > 0
        await('an empty queue') { waiting() == 0 }
    }

    def "what Mastodon's apps do not know is sent to who asked for it by our name, with the address to look at it"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        def offer = bakery.offer('Drill', by: ann)
        subscribe(ann, alerts: ['agreement_waiting', 'agreement_due', 'no such kind'])

        when: 'bob asks for it'
        def until = clock.instant() + Duration.ofDays(2)
        def asked = bakery.bean(Agreements).propose(new NewAgreement(Origin.LOCAL, null, bob, ann, Side.RECEIVER, offer, '',
                new AgreementTerms.Loan(Measure.pieces(1), clock.instant() + Duration.ofHours(40), until, null), Evidence.NONE))
        await('a message') { browser.messages }
        def message = new JsonSlurper().parseText(browser.messages[0])

        then:
        subscriptions.ofPerson(ann.id())[0].alerts() as Set == ['agreement_waiting', 'agreement_due'] as Set
        message == [access_token     : '', preferred_locale: 'en', notification_id: told(ann)[0].id().toString(),
                    notification_type: 'agreement_waiting', icon: bakery.instance.uri('/assets/icon.svg'),
                    title            : "${bob.displayName()} waits for your answer: Drill".toString(), body: 'Bakery Co-op',
                    url              : bakery.instance.uri("/agreements/${asked.id()}")]
    }

    def "of #kind programs are told by the name #alert and led to #path"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        subscribe(ann, alerts: [alert])
        def (post, group) = [path == '/notes/' ? note(bob) : null, bakery.group.identity()]

        when:
        bakery.bean(Transactions).run {
            bakery.bean(Teller).tell(new Teller.Deed(kind, bob, post, post == null ? group : null, post == null ? 17L : null, 'Drill'), [ann.id()])
        }
        await('a message') { browser.messages }
        def message = new JsonSlurper().parseText(browser.messages[0])

        then:
        message.notification_type == alert
        message.title.startsWith(bob.displayName() + ' ')
        message.title.length() > bob.displayName().length() + 3
        message.body
        message.url.startsWith(bakery.instance.uri(path))

        where:
        kind                            | alert                 || path
        Notice.Kind.AGREEMENT_DUE       | 'agreement_due'       || '/agreements/17'
        Notice.Kind.AGREEMENT_OVERDUE   | 'agreement_overdue'   || '/agreements/17'
        Notice.Kind.AGREEMENT_DISPUTED  | 'agreement_disputed'  || '/agreements/17'
        Notice.Kind.GIVEN               | 'given'               || '/groups/bakery/wallet'
        Notice.Kind.VOTE_OPENED         | 'vote_opened'         || '/notes/'
        Notice.Kind.VOTE_REMINDER       | 'vote_reminder'       || '/notes/'
        Notice.Kind.LISTING_ENDING      | 'listing_ending'      || '/notes/'
    }

    def "who asked for what Mastodon's apps know is not told of what they do not"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        def all = Notice.Kind.values().collectMany { it.client().stream().toList() } as Set
        subscribe(ann, alerts: all)

        when:
        bakery.bean(Transactions).run {
            Notice.Kind.values().findAll { it.client().empty }.each { kind ->
                bakery.bean(Teller).tell(new Teller.Deed(kind, bob, null, bakery.group.identity(), 17L, 'Drill'), [ann.id()])
            }
        }
        favourite(bob, note(ann))
        await('what was asked for') { browser.messages }
        await('an empty queue') { waiting() == 0 }

        then:
        browser.messages.collect { new JsonSlurper().parseText(it).notification_type } == ['favourite']
    }

    def "what was not asked for is not sent: #what"() {
        given:
        def (ann, bob, eve) = [somebody(), somebody(), somebody()]
        follows.request(ann, eve, Origin.LOCAL)
        follows.request(eve, ann, Origin.LOCAL)
        subscribe(options, ann)
        def note = note(ann)

        when: 'one deed that must not come, and one that must'
        favourite(bob, note)
        favourite(eve, note)
        subscribe(ann, policy: PushSubscription.Policy.ALL, alerts: ['mention'])
        reply(eve, note, 'at last')
        await('the last message') { browser.messages.any { it.contains('at last') } }
        await('an empty queue') { waiting() == 0 }

        then:
        browser.messages.count { it.contains(bob.displayName()) } == 0

        where:
        what                       | options
        'another kind'             | [alerts: ['poll']]
        'from others'              | [policy: PushSubscription.Policy.FOLLOWED]
        'from who does not follow' | [policy: PushSubscription.Policy.FOLLOWER]
        'at all'                   | [policy: PushSubscription.Policy.NONE]
    }

    def "what was taken back before it could be sent is not sent"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        subscribe(ann)
        browser.status = 503
        def note = note(ann)
        favourite(bob, note)
        awaitPostponed()

        when:
        responses.unfavourite(bob, note)
        browser.status = 201
        clock.advance(Duration.ofMinutes(10))
        reply(bob, note, 'something else')
        await('the other message') { browser.messages.any { it.contains('something else') } }

        then:
        browser.messages.size() == 2
    }

    def "a service that answers #status is asked again later, and one that answers 201 is not"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        subscribe(ann)
        browser.status = status
        favourite(bob, note(ann))
        awaitPostponed()

        expect:
        browser.messages.size() == 1

        when:
        browser.status = 201
        clock.advance(Duration.ofMinutes(2))

        then:
        await('another try') { browser.messages.size() == 2 }
        await('an empty queue') { waiting() == 0 }

        where:
        status << [500, 503, 429]
    }

    def "a subscription ends when the service answers #status"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        def subscription = subscribe(ann)
        browser.status = status

        when:
        favourite(bob, note(ann))

        then:
        await('the end') { subscriptions.of(subscription.channel()).empty }
        waiting() == 0

        where:
        status << [404, 410]
    }

    def "a channel has one subscription, which can be changed and taken back"() {
        given:
        def ann = somebody()
        def channel = subscribe(ann).channel()

        when:
        subscribe(ann, alerts: ['poll', 'no such kind'])
        def changed = subscriptions.change(channel, ['follow', 'favourite'] as Set, PushSubscription.Policy.FOLLOWED)

        then:
        subscriptions.ofPerson(ann.id()) == [changed]
        changed.alerts() as Set == ['favourite', 'follow'] as Set
        changed.policy() == PushSubscription.Policy.FOLLOWED

        when:
        subscriptions.remove(channel)

        then:
        subscriptions.of(channel).empty
    }

    def "the oldest of too many subscriptions ends, and of many at once for one channel one is left"() {
        given:
        def ann = somebody()
        (0..PushSubscriptions.MOST).each { subscribe(ann, channel: "many$it".toString()) }

        when:
        def outcomes = AtOnce.run(6) { subscribe(ann, channel: 'many5') }

        then:
        outcomes.every { it instanceof PushSubscription }
        subscriptions.ofPerson(ann.id())*.channel() as Set == (1..PushSubscriptions.MOST).collect { "many$it".toString() } as Set
    }

    def "an endpoint or keys that are none are refused by the name of #field"() {
        given:
        def good = browser.target
        def target = new PushSubscriptions.Target((sent.endpoint ?: good.endpoint()) as String, (sent.key ?: good.publicKey()) as String,
                (sent.secret ?: good.secret()) as String)

        when:
        subscriptions.subscribe(somebody(), 'bad', target, [] as Set, PushSubscription.Policy.ALL)

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field
        subscriptions.of('bad').empty

        where:
        sent                                        || field
        [endpoint: 'nonsense']                      || 'endpoint'
        [endpoint: 'javascript:alert(1)']           || 'endpoint'
        [endpoint: 'ftp://push.example/1']          || 'endpoint'
        [endpoint: 'https://me:you@localhost/1']    || 'endpoint'
        [endpoint: 'https://nowhere.invalid/1']     || 'endpoint'
        [key: 'AAAA']                               || 'publicKey'
        [key: '!']                                  || 'publicKey'
        [secret: 'AAAA']                            || 'secret'
        [secret: '%%']                              || 'secret'
    }

    def "the keys are made once, whoever asks first, and kept"() {
        when:
        def keys = AtOnce.run(8) { bakery.bean(PushKeys).publicKey() }

        then:
        keys.unique().size() == 1
        PushReceiver.bytes(keys[0]).length == 65
    }
}
