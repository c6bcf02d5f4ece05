package coop.talkoot.mastodon

import coop.talkoot.api.ApiFixture
import coop.talkoot.peers.PeerProcess
import coop.talkoot.peers.PeerRig
import coop.talkoot.peers.PeerTools
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** Programs of other makers, unmodified, over TLS: each signs somebody in and does what people do. */
class ClientsSpec extends Specification {
    private static final List<String> STEPS = ['sign-in', 'page-back', 'follow', 'post', 'reply', 'respond', 'edit', 'delete', 'lists']
    private static final int MANY = 205

    @Shared PeerRig rig
    @Shared MastodonFixture bakery
    @Shared String base = "https://${PeerRig.host('bakery')}"
    @Shared Map offer
    @TempDir Path home

    def setupSpec() {
        PeerTools.demand('fedify', 'clients')
        rig = new PeerRig()
        bakery = new MastodonFixture(baseUrl: base)
        rig.route('bakery', bakery.instance.port)
        bakery.bakery.member('mira')
        bakery.bakery.person('toot').person('python').person('masto').person('megalodon')
        MANY.times { bakery.call('/api/v1/statuses', [status: "Number $it"], 'mira') }
        ['toot', 'python', 'masto', 'megalodon'].each { bakery.call("/api/v1/accounts/${bakery.idOf('mira')}/follow", it) }
        offer = bakery.bakery.json(bakery.bakery.post('/listings', bakery.bakery.listing(), 'mira'))
    }

    def cleanupSpec() {
        bakery?.close()
        rig?.close()
    }

    def "#program signs in, reads home back to its beginning, follows, writes, answers, likes, passes on, edits and deletes"() {
        when:
        def said = PeerProcess.converse(rig, command + [base, "@bakery@${PeerRig.host('bakery')}".toString(), offer.url], 'authorize ') { consent(it, program) }
        def done = said.findAll { it.startsWith('done ') }.collectEntries { [it.split(' ')[1], it.split(' ').drop(2)] }

        then:
        done.keySet() as List == STEPS
        done['sign-in'] == [program]
        done['page-back'][0] as int >= MANY

        and: 'nothing it was told made it complain'
        said.findAll { it =~ /(?i)warn/ } == []

        and: 'it is so here'
        def home = bakery.read('/api/v1/timelines/home', program)
        home.find { it.reblog?.id == offer.id || it.id == offer.id }
        bakery.read("/api/v1/statuses/$offer.id/favourited_by")*.username.contains(program)
        bakery.read("/api/v1/statuses/$offer.id/context").descendants.find { it.account.username == program }.content.contains('May I borrow it?')

        where:
        program     | command
        'python'    | ['/usr/bin/python3', '-W', 'default', PeerTools.script('client-mastodon.py')]
        'masto'     | ['env', "NODE_EXTRA_CA_CERTS=$rig.certificates.pem".toString(), PeerTools.node(), PeerTools.script('client-masto.mjs')]
        'megalodon' | ['env', "NODE_EXTRA_CA_CERTS=$rig.certificates.pem".toString(), PeerTools.node(), PeerTools.script('client-megalodon.mjs')]
    }

    def "toot signs in, reads, follows, writes, answers, likes, passes on and deletes"() {
        given: 'it introduces itself, and asks where to find the code'
        def asked = toot(['login', '--instance', PeerRig.host('bakery')], 'n\n', '|| true')
        def question = (asked =~ /https:\S+\/oauth\/authorize\S+/)[0]

        when:
        def signedIn = toot(['login', '--instance', PeerRig.host('bakery')], "n\n${consent(question, 'toot')}\n")

        then:
        signedIn.contains('Successfully logged in')
        toot(['whoami']).contains('@toot')
        toot(['timeline', '--once', '--count', '20']).contains('Number 204')
        toot(['follow', "@bakery@${PeerRig.host('bakery')}".toString()]).contains('You are now following')
        toot(['search', 'bakery', '--resolve']).contains('@bakery')

        when:
        def posted = toot(['post', 'Hello from toot #owl'])
        def id = bakery.read("/api/v1/accounts/${bakery.idOf('toot')}/statuses")[0].id
        def answered = toot(['post', 'May I borrow it?', '--reply-to', offer.id])

        then:
        posted.contains('Toot posted')
        answered.contains('Toot posted')
        toot(['thread', offer.id]).contains('May I borrow it?')
        toot(['favourite', offer.id])
        toot(['reblog', offer.id])
        toot(['reblogged_by', offer.id]).contains('@toot')
        toot(['instance']).contains('Bakery')
        toot(['delete', id])
        bakery.get("/api/v1/statuses/$id", 'toot').statusCode() == 404
        toot(['logout', "toot@${PeerRig.host('bakery')}".toString()])
    }

    private String toot(List<String> arguments, String input = '', String andThen = '') {
        def line = (['toot'] + arguments + ['--no-color']).collect { "'$it'" }.join(' ')
        Files.createDirectories(home.resolve('config'))
        return PeerProcess.run(rig, ['sh', '-c', "export HOME=$home XDG_CONFIG_HOME=$home/config; $line $andThen".toString()], input)
    }

    /** What the person does in their browser; gives the code they copy. */
    private String consent(String address, String who) {
        def path = address.replace(base, '')
        def form = ['Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin']
        def signedIn = bakery.send('POST', '/sign-in', "login=$who&password=${URLEncoder.encode(ApiFixture.PASSWORD, 'UTF-8')}&next=/", form)
        def cookie = [Cookie: signedIn.headers().firstValue('Set-Cookie').get().replaceFirst(';.*', '')]
        def page = bakery.send('GET', path, null, cookie + [Accept: 'text/html'])
        assert page.statusCode() == 200: page.body()
        def fields = (page.body() =~ /<input type="hidden" name="([^"]+)" value="([^"]*)">/).collect { [it[1], it[2]] }
        def body = fields.collect { name, value -> "$name=${URLEncoder.encode(value as String, 'UTF-8')}" }.join('&') + '&decision=allow'
        def answer = bakery.send('POST', '/oauth/authorize', body, form + cookie)
        def location = answer.headers().firstValue('Location').get()
        def code = (location =~ /code=([^&]+)/)[0][1] as String
        assert bakery.send('GET', location, null, cookie + [Accept: 'text/html']).body().contains("<code>$code</code>")
        return code
    }
}
