package coop.talkoot.platform.mail;

import coop.talkoot.platform.SmtpSettings;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;

/** The one place a letter leaves by. The keeper names the mail server, so the rules for other servers do not hold here. */
final class MailServer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String PATIENCE = String.valueOf(Duration.ofSeconds(20).toMillis());

    private final SmtpSettings settings;
    private final Clock clock;
    private final Session session;

    MailServer(SmtpSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        var isTls = settings.security() == SmtpSettings.Security.TLS;
        var properties = new Properties();
        properties.put("mail.transport.protocol", isTls ? "smtps" : "smtp");
        var prefix = isTls ? "mail.smtps." : "mail.smtp.";
        properties.put(prefix + "host", settings.host());
        properties.put(prefix + "port", String.valueOf(settings.port()));
        properties.put(prefix + "auth", String.valueOf(!settings.user().isEmpty()));
        properties.put(prefix + "connectiontimeout", PATIENCE);
        properties.put(prefix + "timeout", PATIENCE);
        properties.put(prefix + "writetimeout", PATIENCE);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        if (settings.security() == SmtpSettings.Security.STARTTLS) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        this.session = Session.getInstance(properties);
    }

    void send(UnsentLetter unsent) throws MessagingException {
        var letter = unsent.letter();
        var from = new InternetAddress(settings.from(), true);
        var message = new Numbered(session, unsent.id(), from);
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.recipient(), true));
        message.setSubject(letter.subject(), UTF_8);
        if (letter.html() == null) {
            message.setText(letter.body(), UTF_8);
        } else {
            message.setContent(both(letter.body(), letter.html()));
        }
        message.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC)));
        // No programs answer these: RFC 3834, section 5.
        message.setHeader("Auto-Submitted", "auto-generated");
        if (letter.unsubscribe() != null) {
            // RFC 8058: who reads letters for people may end these for them without asking back.
            message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.saveChanges();
        try (var transport = session.getTransport()) {
            if (settings.user().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(settings.user(), settings.password());
            }
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    /** RFC 2046, section 5.1.4: the best form last. */
    private static MimeMultipart both(String text, String html) throws MessagingException {
        var plain = new MimeBodyPart();
        plain.setText(text, UTF_8);
        var rich = new MimeBodyPart();
        rich.setText(html, UTF_8, "html");
        return new MimeMultipart("alternative", plain, rich);
    }

    /** Has the same Message-ID however often it is sent: whoever got it and could not say so sees that it is the same. */
    private static final class Numbered extends MimeMessage {
        private final String id;

        Numbered(Session session, long id, InternetAddress from) {
            super(session);
            var address = from.getAddress();
            this.id = "<letter-" + id + "@" + address.substring(address.lastIndexOf('@') + 1) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
