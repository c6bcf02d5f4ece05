package coop.talkoot.activitypub.mapping;

import static coop.talkoot.vocab.Namespaces.TALKOOT;

import coop.talkoot.exchange.agreement.EconomicEvent;
import coop.talkoot.exchange.agreement.Step;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Our words on the wire for steps of agreements and what came to pass, and English ones for who reads neither. */
final class AgreementWords {
    /** Why a step is rejected that no person said no to. */
    static final String NOT_TAKEN = "notTaken";

    private AgreementWords() {}

    /** {@code CALL_OFF} is {@code callOff}; a loss is a word of its own. */
    static String wire(Step step) {
        return step instanceof Step.Dispute dispute && dispute.isLoss()
                ? "disputeLoss"
                : camel(step.name().name());
    }

    static String word(EconomicEvent.Mark mark) {
        return camel(mark.name());
    }

    /** Stands for the words of who said none, as a document is to say something. */
    static String unsaid(EconomicEvent.Mark mark, String title) {
        return word(mark) + ": " + title;
    }

    static EconomicEvent.@Nullable Mark mark(@Nullable String term) {
        for (var mark : EconomicEvent.Mark.values()) {
            if (word(mark).equals(bare(term))) {
                return mark;
            }
        }
        return null;
    }

    /** Without our namespace; a bare word is taken for ours. */
    static String bare(@Nullable String term) {
        return term == null ? "" : term.replaceFirst("^(" + TALKOOT + "|coop:)", "");
    }

    static String camel(String name) {
        var words = name.toLowerCase(Locale.ROOT).split("_", -1);
        var camel = new StringBuilder(words[0]);
        for (var i = 1; i < words.length; i++) {
            camel.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return camel.toString();
    }

    /** What was said with it. */
    static String said(Step step) {
        return switch (step) {
            case Step.Propose propose -> propose.evidence().words();
            case Step.BookingRefused refused -> refused.reason();
            case Step.OfParty party -> party.evidence().words();
            case Step.OfHouse ignored -> "";
        };
    }

    /** In the third person, before a title. */
    static String of(Step step) {
        return switch (step.name()) {
            case PROPOSE -> "proposes";
            case SUGGEST -> "suggests other terms for";
            case ACCEPT -> "says yes to";
            case DECLINE -> "says no to";
            case CALL_OFF -> "calls off";
            case ALLOCATE -> "gives you";
            case HOLD -> "keeps a place for";
            case HAND_OVER -> "has handed over";
            case EXTEND -> "would make it longer:";
            case CLAIM_RETURN -> "has given back";
            case CONFIRM_RETURN -> "has got back";
            case CLAIM_WORK -> "has done";
            case CONFIRM -> "confirms";
            case PAY -> "has paid for";
            case MAKE_READY -> "has ready for you";
            case PICK_UP -> "has picked up";
            case REFUND -> "gives back the price of";
            case DISPUTE -> "disputes";
            case LAPSE -> "lets go, as its time is over:";
            case BOOKED -> "has booked";
            case BOOKING_REFUSED -> "could not book";
            case SETTLE -> "has settled";
            case NOT_TAKEN -> "could not take";
        };
    }
}
