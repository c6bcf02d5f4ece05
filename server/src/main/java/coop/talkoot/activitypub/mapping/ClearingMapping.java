package coop.talkoot.activitypub.mapping;

import static coop.talkoot.activitypub.mapping.ActivityMapping.head;
import static coop.talkoot.activitypub.mapping.ActivityMapping.write;
import static coop.talkoot.vocab.Namespaces.TALKOOT;

import coop.talkoot.ledger.clearing.ClearingTransfer;
import coop.talkoot.ledger.clearing.ClearingTransfer.Terms;
import coop.talkoot.ledger.clearing.LineMessage;
import coop.talkoot.ledger.clearing.LineStatement;
import coop.talkoot.ledger.clearing.Mirror;
import coop.talkoot.ledger.clearing.TrustLine;
import coop.talkoot.platform.Html;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityHead;
import coop.talkoot.vocab.ActivityObject.TalkootClearing;
import coop.talkoot.vocab.ActivityObject.TalkootClearing.Link;
import coop.talkoot.vocab.ActivityObject.TalkootClearing.Sides;
import coop.talkoot.vocab.ActivityObject.TalkootLineStatement;
import coop.talkoot.vocab.ActivityObject.TalkootTrustLine;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Conversation;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.ObjectCoreBuilder;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Text;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What groups of two instances say on the line between them. The paying side offers, creates (when it has committed) and
 * updates (when it let go); the paid side accepts and rejects.
 */
@Singleton
public final class ClearingMapping {
    private static final String PROPOSED = TALKOOT + "proposed";
    private static final String VALIDATED = TALKOOT + "validated";
    private static final String COMMITTED = TALKOOT + "committed";
    private static final String EXPIRED = TALKOOT + "expired";
    private static final String REJECTED = TALKOOT + "rejected";
    private static final String HASH = "[0-9a-f]{64}";
    private static final int LONGEST_WORDS = 500;

    ClearingMapping() {}

    /** What our group accepts. */
    public JsonObject limit(String id, TrustLine line, Instant at) {
        var object = new TalkootTrustLine(
                of(line, line.group().uri() + "/lines/" + line.id()).build(),
                line.partner().uri(),
                line.here().accepts(),
                line.here().revision());
        return write(new Activity.Offer(head(id, line.group(), to(line), at), Reference.to(object), null));
    }

    public JsonObject statement(String id, TrustLine line, LineStatement ours, boolean isAsking, Instant at) {
        var object = new TalkootLineStatement(
                of(line, id + "#statement").build(), line.partner().uri(), ours.sent(), ours.received());
        var head = head(id, line.group(), to(line), at);
        return write(
                isAsking
                        ? new Activity.Offer(head, Reference.to(object), null)
                        : new Activity.Create(head, Reference.to(object)));
    }

    public JsonObject message(String id, TrustLine line, LineMessage message, Instant at) {
        var head = head(id, line.group(), to(line), at);
        return write(
                switch (message) {
                    case LineMessage.Proposed proposed ->
                        new Activity.Offer(head, Reference.to(proposed(line, proposed)), null);
                    case LineMessage.Validated validated ->
                        new Activity.Accept(head, Reference.to(bare(validated, VALIDATED)), null);
                    case LineMessage.Committed committed ->
                        new Activity.Create(head, Reference.to(committed(line, committed)));
                    case LineMessage.Acknowledged acknowledged ->
                        new Activity.Accept(head, Reference.to(bare(acknowledged, COMMITTED)), null);
                    case LineMessage.Rejected rejected -> rejected(id, line, rejected);
                    case LineMessage.Expired expired -> new Activity.Update(head, Reference.to(bare(expired, EXPIRED)));
                });
    }

    /** A transfer of a member here as it stands; not a word of the line, so it says nothing of other transfers. */
    public TalkootClearing document(TrustLine line, ClearingTransfer transfer) {
        var place = transfer.place();
        return stated(
                line,
                transfer.terms(),
                TALKOOT + transfer.state().name().toLowerCase(Locale.ROOT),
                place == null ? Link.none() : new Link(place.seq(), null, place.hash()),
                new TalkootClearing.Mirror(null, null, null, null));
    }

    /** What a transfer's document says to the other side; nothing where it makes no sense. */
    public Optional<LineMessage> read(Activity activity) {
        if (activity.object() == null
                || !(activity.object().thing() instanceof TalkootClearing transfer)
                || transfer.id() == null) {
            return Optional.empty();
        }
        var mirror = mirror(transfer.mirror());
        var state = transfer.state() == null ? "" : transfer.state();
        if (mirror == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(said(activity, transfer, state, mirror));
    }

    /** Each state is said by one kind of activity: what two say alike, no two sides can say. */
    private static @Nullable LineMessage said(
            Activity activity, TalkootClearing transfer, String state, Mirror mirror) {
        var uri = Objects.requireNonNull(transfer.id());
        if (activity instanceof Activity.Offer && state.equals(PROPOSED)) {
            return proposed(transfer, mirror);
        }
        if (activity instanceof Activity.Create && state.equals(COMMITTED)) {
            return committed(transfer, mirror);
        }
        if (activity instanceof Activity.Accept && state.equals(VALIDATED)) {
            return new LineMessage.Validated(uri, mirror);
        }
        if (activity instanceof Activity.Accept && state.equals(COMMITTED)) {
            return new LineMessage.Acknowledged(uri, mirror);
        }
        if (activity instanceof Activity.Reject && state.equals(REJECTED)) {
            return new LineMessage.Rejected(uri, words(activity.core()), mirror);
        }
        return activity instanceof Activity.Update && state.equals(EXPIRED)
                ? new LineMessage.Expired(uri, mirror)
                : null;
    }

    /** Both chains as the other side has them; nothing where a hash is none. */
    public Optional<LineStatement> read(TalkootLineStatement statement) {
        return isOfHashes(statement.sentHashes()) && isOfHashes(statement.receivedHashes())
                ? Optional.of(new LineStatement(statement.sentHashes(), statement.receivedHashes()))
                : Optional.empty();
    }

    private static boolean isOfHashes(List<String> hashes) {
        return hashes.size() <= LineStatement.MOST && hashes.stream().allMatch(hash -> hash.matches(HASH));
    }

    private static TalkootClearing proposed(TrustLine line, LineMessage.Proposed proposed) {
        return stated(line, proposed.terms(), PROPOSED, Link.none(), mirror(proposed.mirror()));
    }

    private static TalkootClearing stated(
            TrustLine line, ClearingTransfer.Terms terms, String state, Link link, TalkootClearing.Mirror mirror) {
        var core = of(line, terms.uri())
                .conversation(Conversation.none().withContext(terms.about()))
                .content(terms.memo().isEmpty() ? Text.none() : Text.of("<p>" + Html.escaped(terms.memo()) + "</p>"));
        return new TalkootClearing(
                core.build(),
                new Sides(
                        terms.payer(),
                        line.group().uri(),
                        terms.payee(),
                        line.partner().uri()),
                terms.minutes(),
                state,
                terms.reservedUntil(),
                link,
                mirror);
    }

    private static TalkootClearing committed(TrustLine line, LineMessage.Committed committed) {
        return new TalkootClearing(
                of(line, committed.uri()).build(),
                Sides.unsaid(),
                null,
                COMMITTED,
                null,
                new Link(
                        committed.place().seq(),
                        committed.previousHash(),
                        committed.place().hash()),
                mirror(committed.mirror()));
    }

    private static TalkootClearing bare(LineMessage message, String state) {
        return new TalkootClearing(
                ObjectCore.with(message.uri()).build(),
                Sides.unsaid(),
                null,
                state,
                null,
                Link.none(),
                mirror(message.mirror()));
    }

    private static Activity.Reject rejected(String id, TrustLine line, LineMessage.Rejected rejected) {
        var core = ObjectCore.with(id)
                .addressing(to(line))
                .content(Text.of("<p>" + Html.escaped(rejected.reason()) + "</p>"));
        return new Activity.Reject(
                ActivityHead.of(core.build(), line.group().uri()), Reference.to(bare(rejected, REJECTED)));
    }

    private static @Nullable LineMessage proposed(TalkootClearing transfer, Mirror mirror) {
        var sides = transfer.sides();
        var core = transfer.core();
        if (transfer.id() == null
                || sides.payer() == null
                || sides.payee() == null
                || transfer.minutes() == null
                || transfer.minutes() < 1
                || transfer.reservedUntil() == null) {
            return null;
        }
        var terms = new Terms(
                transfer.id(),
                sides.payer(),
                sides.payee(),
                transfer.minutes(),
                words(core),
                core.conversation().context(),
                transfer.reservedUntil());
        return new LineMessage.Proposed(terms, mirror);
    }

    private static @Nullable LineMessage committed(TalkootClearing transfer, Mirror mirror) {
        var link = transfer.link();
        var place = end(link.sequence(), link.hash());
        return transfer.id() == null || place == null || place.seq() == 0 || link.previousHash() == null
                ? null
                : new LineMessage.Committed(transfer.id(), place, link.previousHash(), mirror);
    }

    private static String words(ObjectCore core) {
        var said = core.content().any();
        var plain = said == null ? "" : Html.toPlainText(said).strip();
        return plain.length() <= LONGEST_WORDS ? plain : plain.substring(0, LONGEST_WORDS);
    }

    private static ObjectCoreBuilder of(TrustLine line, String id) {
        return ObjectCore.with(id).by(line.group().uri()).addressing(to(line));
    }

    private static Addressing to(TrustLine line) {
        return Addressing.to(line.partner().uri());
    }

    private static TalkootClearing.Mirror mirror(Mirror mirror) {
        return new TalkootClearing.Mirror(
                mirror.sent().seq(),
                mirror.sent().hash(),
                mirror.received().seq(),
                mirror.received().hash());
    }

    private static @Nullable Mirror mirror(TalkootClearing.Mirror said) {
        var sent = end(said.sentSequence(), said.sentHash());
        var received = end(said.receivedSequence(), said.receivedHash());
        return sent == null || received == null ? null : new Mirror(sent, received);
    }

    private static Mirror.@Nullable End end(@Nullable Long seq, @Nullable String hash) {
        return seq == null || hash == null || !hash.matches(HASH) ? null : new Mirror.End(seq, hash);
    }
}
