package coop.talkoot

import com.icegreen.greenmail.util.GreenMail
import com.icegreen.greenmail.util.ServerSetup
import coop.talkoot.platform.SmtpSettings
import jakarta.mail.internet.MimeMessage
import spock.util.concurrent.PollingConditions

/** A mail server on loopback that keeps what it is given. */
final class Mailbox implements AutoCloseable {
    private final GreenMail server

    /** Port 0 takes a free one. */
    Mailbox(int port = 0) {
        server = new GreenMail(new ServerSetup(port, '127.0.0.1', ServerSetup.PROTOCOL_SMTP))
        server.start()
    }

    SmtpSettings getSmtp() {
        return new SmtpSettings('127.0.0.1', server.smtp.port, SmtpSettings.Security.NONE, '', '', 'talkoot@bakery.localhost')
    }

    /** The letters to that address, oldest first. */
    List<MimeMessage> to(String address) {
        return server.receivedMessages.findAll { it.allRecipients*.toString() == [address] } as List
    }

    /** The last letter to that address, once so many have come. */
    MimeMessage letter(String address, int count = 1) {
        new PollingConditions(timeout: 60).eventually { assert to(address).size() >= count }
        return to(address).last()
    }

    /** The path of the link in the last letter to that address. */
    String link(String address, int count = 1) {
        def text = letter(address, count).content as String
        return (text =~ 'https?://[^/\\s]+(/\\S+)')[0][1]
    }

    @Override
    void close() {
        server.stop()
    }
}
