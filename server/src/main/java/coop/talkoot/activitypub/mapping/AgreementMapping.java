package coop.talkoot.activitypub.mapping;

import static coop.talkoot.activitypub.mapping.ActivityMapping.write;
import static coop.talkoot.vocab.Namespaces.TALKOOT;

import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.exchange.agreement.AgreementTerms;
import coop.talkoot.exchange.agreement.EconomicEvent;
import coop.talkoot.exchange.agreement.NotTaken;
import coop.talkoot.exchange.agreement.Step;
import coop.talkoot.exchange.agreement.TakenStep;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Html;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityHead;
import coop.talkoot.vocab.ActivityObject.Note;
import coop.talkoot.vocab.ActivityObject.TalkootStep;
import coop.talkoot.vocab.ActivityObject.VfAgreement;
import coop.talkoot.vocab.ActivityObject.VfEconomicEvent;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Conversation;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.ObjectCoreBuilder;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Tag;
import coop.talkoot.vocab.TalkootDispute;
import coop.talkoot.vocab.Text;
import coop.talkoot.vocab.Times;
import coop.talkoot.vocab.VfGoods;
import coop.talkoot.vocab.VfIntent.Parties;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one side of an agreement tells the other (FEP-0837, wire.md 2.4): proposals as offers, yes and no to them, what came
 * to pass as economic events, and their confirmation. What none of these says is a step.
 */
@Singleton
public final class AgreementMapping {
    private static final String CREATION = "/activities/create";

    AgreementMapping() {}

    /** Who tells whom of which agreement, and of which of its steps. */
    public record Telling(Agreement agreement, TakenStep step, Identity from, Identity to) {}

    /** Terms put to the other side, first or instead of others; the first with its name where that is ours to give. */
    public JsonObject offer(Telling telling, AgreementTerms terms) {
        var agreement = telling.agreement();
        var isFirst = telling.step().number() == 1;
        // Where nothing is listed it is at home with who proposes it, and nothing later need say so.
        var isNamed = isFirst && agreement.isHome() && agreement.listing() == null;
        var core = ObjectCore.with(isNamed ? agreement.uri() : null).name(isFirst ? title(agreement) : Text.none());
        if (!isFirst) {
            core.conversation(reference(agreement));
        }
        var object = AgreementTermsMapping.write(core.build(), terms, sides(agreement), isNamed);
        return write(new Activity.Offer(head(telling, words(telling.step())), Reference.to(object), null));
    }

    /** Yes to what was offered; where the agreement is at home, with its name. */
    public JsonObject accept(Telling telling, String offerUri, Identity offeredBy) {
        var agreement = telling.agreement();
        var isHome = agreement.isHome();
        var core = ObjectCore.with(isHome ? agreement.uri() : null)
                .by(telling.from().uri())
                .addressing(Addressing.to(
                        agreement.provider().uri(), agreement.receiver().uri()))
                .conversation(reference(agreement))
                .times(Times.published(agreement.createdAt()));
        var result = AgreementTermsMapping.write(core.build(), agreement.terms(), sides(agreement), isHome);
        return write(new Activity.Accept(
                head(telling, Text.none()),
                Reference.to(offered(agreement, offerUri, offeredBy)),
                Reference.to(result)));
    }

    /** An agreement that is at home here, as it is agreed on or was proposed last. */
    public VfAgreement document(Agreement agreement) {
        var core = ObjectCore.with(agreement.uri())
                .by(agreement.keeper().uri())
                .addressing(Addressing.to(
                        agreement.provider().uri(), agreement.receiver().uri()))
                .conversation(reference(agreement))
                .times(Times.published(agreement.createdAt()))
                .name(title(agreement));
        return AgreementTermsMapping.write(core.build(), agreement.terms(), sides(agreement), true);
    }

    /** No to it. */
    public JsonObject reject(Telling telling, String offerUri, Identity offeredBy) {
        return write(new Activity.Reject(
                head(telling, words(telling.step())), Reference.to(offered(telling.agreement(), offerUri, offeredBy))));
    }

    /** What they did is not taken here, and why. */
    public JsonObject notTaken(String id, NotTaken none, Instant at) {
        var core = ObjectCore.with(id)
                .addressing(Addressing.to(none.to().uri()))
                .times(Times.published(at))
                .content(Text.of("<p>" + Html.escaped(none.reason()) + "</p>"));
        return write(new Activity.Reject(
                ActivityHead.of(core.build(), none.by().uri()),
                Reference.to(none.uri()),
                TALKOOT + AgreementWords.NOT_TAKEN));
    }

    /** Something came to pass; {@code corrects} names what was said before, and was wrong. */
    public JsonObject create(Telling telling, EconomicEvent event, @Nullable String corrects) {
        var agreement = telling.agreement();
        var condition = event.condition();
        var price = event.price();
        var core = ObjectCore.with(event.uri())
                .by(telling.from().uri())
                .addressing(Addressing.to(
                        agreement.provider().uri(), agreement.receiver().uri()))
                .conversation(reference(agreement))
                .times(Times.published(telling.step().at()))
                .content(Text.of("<p>" + Html.escaped(said(agreement, event)) + "</p>"));
        var object = new VfEconomicEvent(
                core.build(),
                action(event.mark()),
                new Parties(event.provider().uri(), event.receiver().uri()),
                goods(event, price == null ? VfGoods.none() : AgreementTermsMapping.goods(price)),
                new VfEconomicEvent.Basis(agreement.uri(), agreement.uri() + clause(event.mark()), corrects),
                event.happenedAt(),
                event.due(),
                term(event.mark()),
                condition == null ? null : (Long) (long) condition.grade());
        var head = ObjectCore.with(event.uri() + CREATION)
                .addressing(object.core().addressing())
                .times(Times.published(telling.step().at()));
        return write(
                new Activity.Create(ActivityHead.of(head.build(), telling.from().uri()), Reference.to(object)));
    }

    /** So it was; {@code with} what that yes says beyond yes. */
    public JsonObject confirm(Telling telling, EconomicEvent event) {
        var isPlain = telling.step().step() instanceof Step.Confirm;
        return write(new Activity.Accept(
                head(telling, Text.none()),
                Reference.to(event.uri()),
                isPlain ? null : Reference.to(step(telling, null))));
    }

    /** Anything else that a side does, or that happened where the agreement is at home. */
    public JsonObject create(Telling telling) {
        var object = step(telling, telling.step().uri());
        return write(new Activity.Create(
                ActivityHead.of(
                        ObjectCore.with(telling.step().uri() + CREATION)
                                .addressing(to(telling))
                                .times(Times.published(telling.step().at()))
                                .build(),
                        telling.from().uri()),
                Reference.to(object)));
    }

    /** For who reads none of these: what happened in a sentence, and where to go on. */
    public JsonObject note(Telling telling, String page, Instant at) {
        var agreement = telling.agreement();
        var id = telling.step().uri() + "/note";
        var sentence = telling.from().displayName() + ": "
                + AgreementWords.of(telling.step().step()) + " “" + agreement.title() + "”";
        var note = ObjectCore.with(id)
                .by(telling.from().uri())
                .addressing(to(telling))
                .times(Times.published(at))
                .content(Text.both(
                        "en",
                        "<p>" + Html.escaped(telling.to().address()) + " " + Html.escaped(sentence) + "</p>"
                                + "<p><a href=\"" + Html.escaped(page) + "\" rel=\"noopener\">" + Html.escaped(page)
                                + "</a></p>"))
                .url(page)
                .tags(List.of(new Tag.Mention(telling.to().uri(), telling.to().address())));
        var head = ObjectCore.with(id + CREATION).addressing(to(telling)).times(Times.published(at));
        return write(new Activity.Create(
                ActivityHead.of(head.build(), telling.from().uri()), Reference.to(new Note(note.build()))));
    }

    private static TalkootStep step(Telling telling, @Nullable String id) {
        var taken = telling.step().step();
        var core = ObjectCore.with(id)
                .by(telling.from().uri())
                .addressing(to(telling))
                .conversation(reference(telling.agreement()))
                .times(Times.published(telling.step().at()))
                .content(words(telling.step()));
        return new TalkootStep(
                core.build(),
                TALKOOT + AgreementWords.wire(taken),
                taken instanceof Step.Extend extend ? extend.until() : null,
                taken instanceof Step.ConfirmReturn back
                        ? (Long) (long) back.condition().grade()
                        : null,
                TalkootDispute.none());
    }

    /** By the name it has where it is at home, and by that of the proposal it began with. */
    private static Conversation reference(Agreement agreement) {
        return new Conversation(agreement.proposalUri(), agreement.uri(), null);
    }

    private static Activity.Offer offered(Agreement agreement, String uri, Identity by) {
        var listing = agreement.listing();
        var about = listing == null ? agreement.uri() : listing.post().uri();
        return new Activity.Offer(ActivityHead.of(ObjectCore.with(uri).build(), by.uri()), Reference.to(about), null);
    }

    private static AgreementTermsMapping.Sides sides(Agreement agreement) {
        return new AgreementTermsMapping.Sides(agreement.provider(), agreement.receiver(), agreement.listing());
    }

    private static ActivityHead head(Telling telling, Text words) {
        ObjectCoreBuilder core = ObjectCore.with(telling.step().uri())
                .addressing(to(telling))
                .times(Times.published(telling.step().at()))
                .content(words);
        return ActivityHead.of(core.build(), telling.from().uri());
    }

    private static Addressing to(Telling telling) {
        return Addressing.to(telling.to().uri());
    }

    /** What it is about, where no listing says so. */
    private static Text title(Agreement agreement) {
        return agreement.listing() == null ? Text.of(agreement.title()) : Text.none();
    }

    private static Text words(TakenStep step) {
        var words = AgreementWords.said(step.step());
        return words.isEmpty() ? Text.none() : Text.of("<p>" + Html.escaped(words) + "</p>");
    }

    private static String said(Agreement agreement, EconomicEvent event) {
        return event.note().isEmpty() ? AgreementWords.unsaid(event.mark(), agreement.title()) : event.note();
    }

    private static VfGoods goods(EconomicEvent event, VfGoods price) {
        var quantity = event.quantity();
        if (quantity != null) {
            return AgreementTermsMapping.goods(quantity);
        }
        return event.mark() == EconomicEvent.Mark.TIME_CREDIT ? new VfGoods(null, null, price.resource()) : price;
    }

    static String action(EconomicEvent.Mark mark) {
        return switch (mark) {
            case LOAN, LOAN_RETURN -> "transferCustody";
            case GIFT, EXCHANGE, PAYMENT, PURCHASE, REFUND -> "transfer";
            case TIME_CREDIT -> "deliverService";
        };
    }

    private static String clause(EconomicEvent.Mark mark) {
        return switch (mark) {
            case LOAN, LOAN_RETURN, GIFT, EXCHANGE, PURCHASE, TIME_CREDIT -> "#primary";
            case PAYMENT, REFUND -> "#reciprocal";
        };
    }

    private static String term(EconomicEvent.Mark mark) {
        return TALKOOT + AgreementWords.word(mark);
    }
}
