package coop.talkoot.mastodon

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.api.ApiFixture
import coop.talkoot.peers.PeerProcess
import coop.talkoot.peers.PeerRig
import coop.talkoot.peers.PeerTools
import coop.talkoot.documents.SamplePictures
import groovy.json.JsonException
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import javax.net.ssl.HttpsURLConnection
import spock.lang.Shared
import spock.lang.ResourceLock
import spock.lang.Specification
import spock.lang.TempDir

/** Programs of other makers, unmodified, over TLS: each signs somebody in and does what people do. */
@ResourceLock('hosts of peers')
class ClientsSpec extends Specification {
    private static final List<String> STEPS = ['sign-in', 'page-back', 'follow', 'follow-far', 'post', 'picture', 'vote', 'reply', 'respond', 'edit',
                                               'delete', 'stream', 'lists']
    private static final int MANY = 205

    @Shared PeerRig rig
    @Shared MastodonFixture bakery
    @Shared MastodonFixture mill
    @Shared String base = "https://${PeerRig.host('bakery')}"
    @Shared Map offer
    @Shared Map poll
    @TempDir Path home

    def setupSpec() {
        PeerTools.demand('fedify', 'clients')
        PeerRig.trustByDefault()
        rig = new PeerRig()
        bakery = new MastodonFixture(baseUrl: base)
        rig.route('bakery', bakery.instance.port)
        mill = new MastodonFixture(name: 'mill', baseUrl: "https://${PeerRig.host('mill')}")
        rig.route('mill', mill.instance.port)
        bakery.bakery.member('mira')
        bakery.bakery.person('toot').person('python').person('masto').person('megalodon')
        MANY.times { bakery.call('/api/v1/statuses', [status: "Number $it"], 'mira') }
        ['toot', 'python', 'masto', 'megalodon'].each { bakery.call("/api/v1/accounts/${bakery.idOf('mira')}/follow", it) }
        poll = bakery.call('/api/v1/statuses', [status: 'Rye or oat?', poll: [options: ['Rye', 'Oat'], expires_in: 86400]], 'mira')
        offer = bakery.bakery.json(bakery.bakery.post('/listings', bakery.bakery.listing(), 'mira'))
        // What cannot be reached is not asked again for two minutes: so nobody asks before it answers.
        Neighbours.await('the mill to answer over TLS') { isThere("https://${PeerRig.host('mill')}/.well-known/webfinger?resource=acct:bakery@${PeerRig.host('mill')}") }
    }

    private boolean isThere(String url) {
        def connection = URI.create(url).toURL().openConnection() as HttpsURLConnection
        connection.SSLSocketFactory = rig.certificates.client().sslSocketFactory()
        try {
            return new JsonSlurper().parse(connection.inputStream).links
        } catch (IOException | JsonException ignored) {
            return false
        }
    }

    def cleanupSpec() {
        bakery?.close()
        mill?.close()
        rig?.close()
    }

    def "#program signs in, reads home back to its beginning, follows, writes, answers, likes, passes on, edits and deletes"() {
        when:
        def said = PeerProcess.converse(rig, ['timeout', '150'] + command + JsonOutput.toJson(there()), 'ask ') { asked(it, program) }
        def done = said.findAll { it.startsWith('done ') }.collectEntries { [it.split(' ')[1], it.split(' ').drop(2)] }

        then:
        done.keySet() as List == STEPS
        done['sign-in'] == [program]
        done['page-back'][0] as int >= MANY
        done['follow-far'][0].endsWith("@${PeerRig.host('mill')}")
        done['stream'][0] as int <= 2000

        and: 'nothing it was told made it complain'
        said.findAll { it =~ /(?i)warn/ } == []

        and: 'it is so here'
        def home = bakery.read('/api/v1/timelines/home', program)
        home.find { it.reblog?.id == offer.id || it.id == offer.id }
        bakery.read("/api/v1/statuses/$offer.id/favourited_by")*.username.contains(program)
        bakery.read("/api/v1/statuses/$offer.id/context").descendants.find { it.account.username == program }.content.contains('May I borrow it?')

        where:
        program     | command
        'python'    | ['/usr/bin/python3', '-W', 'default', '-W', 'ignore::ResourceWarning', PeerTools.script('client-mastodon.py')]
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
        def posted = toot(['post', 'Hello from toot #owl', '--media', there().picture, '--description', 'A red and a blue half'])
        def id = bakery.read("/api/v1/accounts/${bakery.idOf('toot')}/statuses")[0].id
        def answered = toot(['post', 'May I borrow it?', '--reply-to', offer.id])

        then:
        posted.contains('Toot posted')
        bakery.read("/api/v1/statuses/$id").media_attachments*.description == ['A red and a blue half']
        answered.contains('Toot posted')
        toot(['thread', offer.id]).contains('May I borrow it?')
        toot(['favourite', offer.id])
        toot(['bookmark', offer.id])
        toot(['bookmarks', '--once']).contains('trailer')
        toot(['tags_follow', 'owl']).contains('owl')
        toot(['tags_followed']).contains('owl')
        toot(['follow', "@bakery@${PeerRig.host('mill')}".toString()])
        toot(['reblog', offer.id])
        toot(['reblogged_by', offer.id]).contains('@toot')
        toot(['instance']).contains('Bakery')
        toot(['delete', id])
        bakery.get("/api/v1/statuses/$id", 'toot').statusCode() == 404
        toot(['logout', "toot@${PeerRig.host('bakery')}".toString()])
    }

    /** What there is for a program to find. */
    private Map there() {
        def picture = Files.write(home.resolve('picture.png'), SamplePictures.png())
        return [base: base, group: "@bakery@${PeerRig.host('bakery')}", farGroup: "@bakery@${PeerRig.host('mill')}",
                offer: offer.url, poll: poll.url, picture: picture.toString()].collectEntries { [it.key, it.value.toString()] }
    }

    /** A program waits for its person, or for its group to say something; then it is told since when. */
    private String asked(String question, String program) {
        if (question.startsWith('authorize ')) {
            return consent(question.substring('authorize '.length()), program)
        }
        def now = System.currentTimeMillis()
        bakery.call('/api/v1/statuses', [status: "@bakery Announcement for $program"], 'mira')
        return now
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
