package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.mapping.ClearingMapping;
import coop.talkoot.ledger.clearing.LineEvent;
import coop.talkoot.ledger.clearing.TrustLine;
import coop.talkoot.platform.Ids;
import coop.talkoot.posts.Audience;
import coop.talkoot.vocab.Namespaces;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;

/** Says to the other end of a line what is to be said, and to nobody else; a group of other software hears nothing. */
@Singleton
final class LineOutbox {
    private final Activities activities;
    private final ClearingMapping mapping;
    private final Ids ids;
    private final Clock clock;

    LineOutbox(Activities activities, ClearingMapping mapping, Ids ids, Clock clock) {
        this.activities = activities;
        this.mapping = mapping;
        this.ids = ids;
        this.clock = clock;
    }

    void tell(LineEvent event) {
        var line = event.line();
        var at = clock.instant();
        switch (event) {
            case LineEvent.LimitStated ignored -> send(line, mapping.limit(id(line), line, at));
            case LineEvent.MessageDue due -> send(line, mapping.message(id(line), line, due.message(), at));
            case LineEvent.StatementDue due ->
                send(line, mapping.statement(id(line), line, due.ours(), due.isAsking(), at));
            // Each side books for itself, and tells its own people.
            case LineEvent.TransferSettled ignored -> {}
            case LineEvent.TransferEnded ignored -> {}
            case LineEvent.LineSuspended ignored -> {}
        }
    }

    private void send(TrustLine line, JsonObject activity) {
        var partner = line.partner();
        if (partner.capabilities().contains(Namespaces.CAPABILITY)) {
            activities.send(
                    line.group(),
                    activity,
                    Audience.DIRECT,
                    List.of(partner.endpoints().inbox()));
        }
    }

    /** New each time: what is said again must not be taken for what was heard already. */
    private String id(TrustLine line) {
        return line.group().uri() + "/activities/line-" + ids.next();
    }
}
