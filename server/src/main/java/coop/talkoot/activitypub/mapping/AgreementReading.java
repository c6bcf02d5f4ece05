package coop.talkoot.activitypub.mapping;

import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.exchange.agreement.AgreementKind;
import coop.talkoot.exchange.agreement.AgreementTerms;
import coop.talkoot.exchange.agreement.Condition;
import coop.talkoot.exchange.agreement.EconomicEvent.Mark;
import coop.talkoot.exchange.agreement.Evidence;
import coop.talkoot.exchange.agreement.Side;
import coop.talkoot.exchange.agreement.Step;
import coop.talkoot.platform.Html;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject.TalkootStep;
import coop.talkoot.vocab.ActivityObject.VfAgreement;
import coop.talkoot.vocab.ActivityObject.VfEconomicEvent;
import coop.talkoot.vocab.ObjectCore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a side elsewhere says of an agreement, as the steps of its course; nothing where it makes no sense. */
@Singleton
public final class AgreementReading {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_WORDS = 2000;

    AgreementReading() {}

    /** Terms of a proposal; its own word for the kind, else the listing's. A loan that says no beginning begins at once. */
    public Optional<AgreementTerms> terms(VfAgreement agreement, @Nullable AgreementKind listed, Instant now) {
        var said = CoopTerms.kind(agreement.exchangeKind());
        var kind = said == null ? listed : AgreementKind.of(said);
        return kind == null ? Optional.empty() : AgreementTermsMapping.read(kind, agreement, now);
    }

    /** The listing that it answers: an intent's id without its fragment. */
    public Optional<String> listing(VfAgreement agreement) {
        var primary = agreement.primary();
        return Optional.ofNullable(primary == null ? null : primary.satisfies())
                .map(uri -> uri.replaceFirst("#(primary|reciprocal)$", ""));
    }

    /** Which side who proposes it would be on, where it answers no listing. */
    public Optional<Side> side(VfAgreement agreement, String proposer) {
        var primary = agreement.primary();
        if (primary == null) {
            return Optional.empty();
        }
        if (proposer.equals(primary.parties().provider())) {
            return Optional.of(Side.PROVIDER);
        }
        return proposer.equals(primary.parties().receiver()) ? Optional.of(Side.RECEIVER) : Optional.empty();
    }

    /** Whether it is between the same two, as far as it says. */
    public boolean isBetween(Agreement agreement, VfAgreement said) {
        var primary = said.primary();
        var provider = primary == null ? null : primary.parties().provider();
        var receiver = primary == null ? null : primary.parties().receiver();
        return (provider == null || provider.equals(agreement.provider().uri()))
                && (receiver == null || receiver.equals(agreement.receiver().uri()));
    }

    /** Whether it says what the two sides have agreed on, as far as it says anything. */
    public boolean isOf(Agreement agreement, VfAgreement said) {
        return isBetween(agreement, said)
                && terms(said, agreement.kind(), agreement.createdAt())
                        .map(agreement.terms()::equals)
                        .orElse(true);
    }

    /** The step by which {@code side} records an event; its parties and amounts must be as agreed. */
    public Optional<Step.OfParty> step(Agreement agreement, Side side, VfEconomicEvent event) {
        var mark = AgreementWords.mark(event.exchangeKind());
        if (mark == null || !fits(agreement, side, mark, event)) {
            return Optional.empty();
        }
        var words = words(event.core());
        var evidence =
                AgreementWords.unsaid(mark, agreement.title()).equals(words) ? Evidence.NONE : Evidence.of(words);
        return Optional.ofNullable(
                switch (mark) {
                    case LOAN -> new Step.HandOver(condition(event.condition()), event.at(), evidence);
                    case GIFT, EXCHANGE -> new Step.HandOver(null, null, evidence);
                    case LOAN_RETURN -> {
                        var condition = condition(event.condition());
                        yield side == Side.RECEIVER
                                ? new Step.ClaimReturn(evidence)
                                : condition == null ? null : new Step.ConfirmReturn(condition, evidence);
                    }
                    case PAYMENT -> new Step.Pay(evidence);
                    case TIME_CREDIT -> {
                        var minutes =
                                AgreementTermsMapping.minutes(event.goods().effort());
                        yield minutes == null ? null : new Step.ClaimWork(minutes, evidence);
                    }
                    case PURCHASE ->
                        side == Side.PROVIDER ? new Step.HandOver(null, null, evidence) : new Step.PickUp();
                    case REFUND -> new Step.Refund(evidence);
                });
    }

    /** Who gives, and how much, must be what the two agreed on. */
    private static boolean fits(Agreement agreement, Side side, Mark mark, VfEconomicEvent event) {
        var giver = switch (mark) {
            case LOAN, GIFT, PURCHASE, TIME_CREDIT, REFUND -> Side.PROVIDER;
            case LOAN_RETURN, PAYMENT -> Side.RECEIVER;
            case EXCHANGE -> side;
        };
        var isTheirs = agreement.of(giver).uri().equals(event.parties().provider())
                && agreement.of(giver.other()).uri().equals(event.parties().receiver());
        var price = mark == Mark.PAYMENT || mark == Mark.REFUND ? AgreementTermsMapping.price(event.goods()) : null;
        return isTheirs
                && (price == null
                        || agreement.terms().inReturn().isEmpty()
                        || (price.amount() == agreement.terms().inReturn().get().amount()
                                && price.isBooked()
                                        == agreement.terms().inReturn().get().isBooked()));
    }

    /** The step by its word, as a side takes it. */
    public Optional<Step.OfParty> step(TalkootStep said) {
        var evidence = Evidence.of(words(said.core()));
        var condition = condition(said.condition());
        var until = said.until();
        return Optional.ofNullable(
                switch (AgreementWords.bare(said.step())) {
                    case "accept" -> new Step.Accept(evidence);
                    case "decline" -> new Step.Decline(evidence);
                    case "callOff" -> new Step.CallOff(evidence);
                    case "allocate" -> new Step.Allocate();
                    case "hold" -> new Step.Hold();
                    case "extend" -> until == null ? null : new Step.Extend(until);
                    case "claimReturn" -> new Step.ClaimReturn(evidence);
                    case "confirmReturn" -> condition == null ? null : new Step.ConfirmReturn(condition, evidence);
                    case "confirm" -> new Step.Confirm();
                    case "pay" -> new Step.Pay(evidence);
                    case "makeReady" -> new Step.MakeReady(evidence);
                    case "pickUp" -> new Step.PickUp();
                    case "refund" -> new Step.Refund(evidence);
                    case "dispute" -> new Step.Dispute(false, evidence);
                    case "disputeLoss" -> new Step.Dispute(true, evidence);
                    default -> null;
                });
    }

    /** Whether the other instance does not take what was done, rather than its person says no to it. */
    public boolean isNotTaken(Activity.Reject reject) {
        return AgreementWords.bare(reject.reason()).equals(AgreementWords.NOT_TAKEN);
    }

    /** The time for what was awaited is over, says the instance that keeps it. */
    public boolean isLapse(TalkootStep said) {
        return AgreementWords.bare(said.step()).equals("lapse");
    }

    /** The payer's ledger does not take it. */
    public boolean isBookingRefused(TalkootStep said) {
        return AgreementWords.bare(said.step()).equals("bookingRefused");
    }

    /** What an agreement is about that answers no listing: its name, else what is said with it. */
    public String title(ObjectCore agreement, ObjectCore activity) {
        var name = agreement.name().any();
        var said = name == null || name.isBlank() ? words(activity) : name.strip();
        return said.length() <= LONGEST_TITLE ? said : said.substring(0, LONGEST_TITLE);
    }

    /** What was said with it, in plain words. */
    public String words(ObjectCore core) {
        var said = core.content().any();
        var plain = said == null ? "" : Html.toPlainText(said).strip();
        return plain.length() <= LONGEST_WORDS ? plain : plain.substring(0, LONGEST_WORDS);
    }

    private static @Nullable Condition condition(@Nullable Long grade) {
        return grade == null || grade < Condition.WORST || grade > Condition.BEST
                ? null
                : new Condition(grade.intValue());
    }
}
