package coop.talkoot.platform.mail

import coop.talkoot.Mailbox
import coop.talkoot.SettableClock
import coop.talkoot.TestInstance
import coop.talkoot.platform.Page
import coop.talkoot.platform.SmtpSettings
import coop.talkoot.platform.Transactions
import java.time.Duration
import java.util.concurrent.ConcurrentLinkedQueue
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** Letters from the transaction they tell of to the mail server. */
class LettersSpec extends Specification {
    private final PollingConditions soon = new PollingConditions(timeout: 60)

    def "a letter leaves once what it tells of has happened, and not when it has not"() {
        given:
        def mail = new Mailbox()
        def bakery = TestInstance.start(smtp: mail.smtp)

        when:
        bakery.bean(Transactions).run {
            letters(bakery).post(letter(bakery, 'never@northside.example'))
            throw new IllegalStateException('it did not happen')
        }

        then:
        thrown(IllegalStateException)

        when:
        bakery.bean(Transactions).run { letters(bakery).post(letter(bakery, 'bo@northside.example')) }
        def sent = mail.letter('bo@northside.example')

        then:
        sent.subject == 'Tervetuloa, ystävä'
        sent.content.trim() == 'Päivää.'
        sent.from*.toString() == ['talkoot@bakery.localhost']
        sent.getHeader('Auto-Submitted') == ['auto-generated'] as String[]
        mail.to('never@northside.example').empty
        soon.eventually { assert unsent(bakery).empty }

        cleanup:
        bakery?.close()
        mail?.close()
    }

    def "while the mail server is away letters wait, and are sent when it is back"() {
        given:
        def clock = new SettableClock()
        def smtp = new SmtpSettings('127.0.0.1', TestInstance.freePort(), SmtpSettings.Security.NONE, '', '', 'talkoot@bakery.localhost')
        def bakery = TestInstance.start(smtp: smtp, clock: clock)
        letters(bakery).post(letter(bakery, 'bo@northside.example'))

        expect: 'a keeper sees what the matter is'
        soon.eventually {
            def waiting = unsent(bakery)
            assert waiting.size() == 1 && waiting[0].tries() == 1 && !waiting[0].givenUp && waiting[0].reason().contains('127.0.0.1')
        }

        when:
        def mail = new Mailbox(smtp.port())
        clock.advance(Duration.ofSeconds(20))

        then:
        mail.letter('bo@northside.example')

        cleanup:
        bakery?.close()
        mail?.close()
    }

    def "what the mail server will never take is not tried again"() {
        given:
        def server = new Refusing('550 5.1.1 Nobody of that name is here')
        def bakery = TestInstance.start(smtp: server.smtp)

        when:
        letters(bakery).post(letter(bakery, 'nobody@northside.example'))

        then:
        soon.eventually {
            def given = unsent(bakery)
            assert given.size() == 1 && given[0].givenUp && given[0].tries() == 1
        }

        cleanup:
        bakery?.close()
        server?.close()
    }

    def "a letter is thrown away unsent when it has nothing to say any more"() {
        given:
        def clock = new SettableClock()
        def bakery = TestInstance.start(clock: clock)
        letters(bakery).post(letter(bakery, 'bo@northside.example'))

        expect: 'without a mail server it waits for a keeper'
        unsent(bakery).size() == 1

        when:
        clock.advance(Duration.ofDays(2))

        then:
        unsent(bakery).empty

        when:
        letters(bakery).run()
        clock.advance(Duration.ofDays(-2))

        then:
        unsent(bakery).empty

        cleanup:
        bakery?.close()
    }

    def "a letter with a line break in its #what is refused"() {
        when:
        new Letter(recipient, subject, 'text', java.time.Instant.EPOCH)

        then:
        thrown(IllegalArgumentException)

        where:
        what      | recipient                                | subject
        'address' | 'bo@northside.example\r\nBcc: all@x.org' | 'Hello'
        'subject' | 'bo@northside.example'                   | 'Hello\nBcc: all@x.org'
    }

    private static Letters letters(TestInstance instance) {
        return instance.bean(Letters)
    }

    private static Letter letter(TestInstance instance, String recipient) {
        return new Letter(recipient, 'Tervetuloa, ystävä', 'Päivää.\n', instance.clock.instant() + Duration.ofDays(1))
    }

    private static List<UnsentLetter> unsent(TestInstance instance) {
        return letters(instance).unsent(Page.Request.first(10)).items()
    }

    /** A mail server that takes no recipient. */
    private static final class Refusing implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.loopbackAddress)
        private final Queue<Socket> open = new ConcurrentLinkedQueue<>()

        Refusing(String answer) {
            Thread.ofVirtual().start {
                while (!socket.closed) {
                    try {
                        def client = socket.accept()
                        open << client
                        Thread.ofVirtual().start { serve(client, answer) }
                    } catch (IOException ignored) {
                        return
                    }
                }
            }
        }

        SmtpSettings getSmtp() {
            return new SmtpSettings('127.0.0.1', socket.localPort, SmtpSettings.Security.NONE, '', '', 'talkoot@bakery.localhost')
        }

        private static void serve(Socket client, String answer) {
            def say = { String line -> client.outputStream.write((line + '\r\n').bytes) }
            say('220 hello')
            client.inputStream.newReader().eachLine { line ->
                say(line.startsWith('RCPT') ? answer : '250 fine')
            }
        }

        @Override
        void close() {
            socket.close()
            open*.close()
        }
    }
}
