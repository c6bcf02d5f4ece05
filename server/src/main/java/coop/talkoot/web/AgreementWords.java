package coop.talkoot.web;

import coop.talkoot.exchange.Money;
import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.exchange.agreement.AgreementKind;
import coop.talkoot.exchange.agreement.AgreementState;
import coop.talkoot.exchange.agreement.AgreementTerms;
import coop.talkoot.exchange.agreement.Cancelled;
import coop.talkoot.exchange.agreement.Course;
import coop.talkoot.exchange.agreement.Deadline;
import coop.talkoot.exchange.agreement.ExchangeState;
import coop.talkoot.exchange.agreement.LoanState;
import coop.talkoot.exchange.agreement.Measure;
import coop.talkoot.exchange.agreement.Owing;
import coop.talkoot.exchange.agreement.PaymentState;
import coop.talkoot.exchange.agreement.Phase;
import coop.talkoot.exchange.agreement.Price;
import coop.talkoot.exchange.agreement.PurchaseState;
import coop.talkoot.exchange.agreement.Side;
import coop.talkoot.exchange.agreement.TimeCreditState;
import coop.talkoot.ledger.Unit;
import coop.talkoot.ledger.Units;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.Moments;
import coop.talkoot.web.view.deal.AgreementLook;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Agreements in the words of one reader: how each stands, what comes next, and until when. Made for one page. */
final class AgreementWords {
    private final Texts texts;
    private final Moments moments;
    private final Instant now;
    private final Units units;
    private final Map<Long, Optional<Unit>> known = new HashMap<>();

    AgreementWords(Visit visit, Instant now, Units units) {
        this.texts = Frames.texts(visit);
        this.moments = Frames.moments(visit, now);
        this.now = now;
        this.units = units;
    }

    Texts texts() {
        return texts;
    }

    Moments moments() {
        return moments;
    }

    String kind(AgreementKind kind) {
        return texts.say("kind." + kind.name());
    }

    static String icon(AgreementKind kind) {
        return switch (kind) {
            case LOAN -> "repeat-2";
            case GIFT -> "gift";
            case EXCHANGE -> "arrow-left-right";
            case PAYMENT -> "coins";
            case TIME_CREDIT -> "hourglass";
            case PURCHASE -> "package";
        };
    }

    String role(AgreementKind kind, Side side) {
        return texts.say("deal.role." + kind.name() + "." + side.name());
    }

    String state(Agreement agreement) {
        return state(agreement.kind(), agreement.state().name());
    }

    String state(AgreementKind kind, String state) {
        return first("deal.state." + kind.name() + "." + state, "deal.state." + state);
    }

    /** How it stands before who is on {@code side}; null is nobody's. */
    AgreementLook look(Agreement agreement, @Nullable Side side) {
        var state = agreement.state();
        if (state.phase() == Phase.DISPUTED) {
            return AgreementLook.DISPUTED;
        }
        if (state.isOver()) {
            return state.phase() == Phase.COMPLETED ? AgreementLook.DONE : AgreementLook.OFF;
        }
        if (isLate(agreement)) {
            return AgreementLook.OVERDUE;
        }
        var turn = state.turn();
        if (turn.isEmpty()) {
            return AgreementLook.GOING;
        }
        return turn.get() == side ? AgreementLook.YOURS : AgreementLook.THEIRS;
    }

    /** What happens next, to who is on {@code side}; to anybody else it is told as to the provider. */
    String next(Agreement agreement, @Nullable Side side) {
        var own = side == null ? Side.PROVIDER : side;
        var state = agreement.state();
        var name = state instanceof Cancelled cancelled
                ? "CANCELLED." + cancelled.reason().name()
                : special(agreement.course()).orElse(state.name());
        var whose = state.turn()
                .map(turn -> turn == own ? ".you" : ".they")
                .orElse(state instanceof ExchangeState.Accepted ? ".both" : "");
        var key = agreement.kind().name() + "." + name + whose;
        return texts.say(
                texts.has("deal.next." + key) ? "deal.next." + key : "deal.next." + name + whose,
                agreement.of(own.other()).displayName(),
                amount(agreement.course()),
                second(agreement.course()));
    }

    /** States that read differently by what they hold. */
    private static Optional<String> special(Course course) {
        return Optional.ofNullable(
                switch (course) {
                    case Course.Loan loan ->
                        loan.state() instanceof LoanState.Active active && active.asked() != null
                                ? "ASKED"
                                : loan.state() instanceof LoanState.Active active && !active.isReceived()
                                        ? "HANDED"
                                        : null;
                    case Course.TimeCredit work ->
                        work.state() instanceof TimeCreditState.Confirmed confirmed
                                        && !confirmed.failure().isEmpty()
                                ? "UNBOOKED"
                                : null;
                    case Course.Purchase purchase ->
                        purchase.state() instanceof PurchaseState.Cart cart && !cart.isAgreed()
                                ? "ASKED"
                                : purchase.state() instanceof PurchaseState.Ready ready && ready.isHandedOver()
                                        ? "HANDED"
                                        : null;
                    case Course.Gift ignored -> null;
                    case Course.Exchange ignored -> null;
                    case Course.Payment ignored -> null;
                });
    }

    private String amount(Course course) {
        return switch (course) {
            case Course.Loan loan -> loan(loan.state());
            case Course.TimeCredit work ->
                switch (work.state()) {
                    case TimeCreditState.WorkClaimed claimed -> LedgerWords.time(claimed.minutes());
                    case TimeCreditState.Confirmed confirmed -> LedgerWords.time(confirmed.minutes());
                    case TimeCreditState.Posted posted -> LedgerWords.time(posted.minutes());
                    default -> price(work.terms().estimate());
                };
            case Course.Payment payment -> price(payment.terms().price());
            case Course.Purchase purchase -> price(purchase.terms().price());
            case Course.Gift ignored -> "";
            case Course.Exchange ignored -> "";
        };
    }

    private String loan(LoanState state) {
        if (state instanceof LoanState.Active active) {
            var asked = active.asked();
            return asked == null ? "" : moments.deadline(asked);
        }
        return state instanceof LoanState.Returned returned
                ? Integer.toString(returned.returned().grade())
                : "";
    }

    private String second(Course course) {
        return switch (course) {
            case Course.Loan loan ->
                loan.state() instanceof LoanState.Returned returned
                        ? Integer.toString(returned.lent().grade())
                        : "";
            case Course.TimeCredit work ->
                work.state() instanceof TimeCreditState.Confirmed confirmed
                        ? confirmed.failure()
                        : price(work.terms().estimate());
            case Course.Payment payment -> payment.state() instanceof PaymentState.Failed failed ? failed.reason() : "";
            case Course.Purchase ignored -> "";
            case Course.Gift ignored -> "";
            case Course.Exchange ignored -> "";
        };
    }

    /** Until when, and what then; null where nothing is bound to a time. */
    @Nullable
    String by(Agreement agreement) {
        var deadline = agreement.deadline();
        if (deadline != null) {
            var key = deadline.kind() == Deadline.Kind.DUE
                    ? due(agreement)
                    : deadline.kind().name();
            return texts.say("deal.by." + key, moments.deadline(deadline.at()));
        }
        return isUnsilent(agreement.course()) ? texts.say("deal.by.NEVER") : null;
    }

    private String due(Agreement agreement) {
        if (isLate(agreement)) {
            return "LATE";
        }
        return agreement.kind() == AgreementKind.LOAN
                ? agreement.state() instanceof LoanState.Active ? "BACK" : "FROM"
                : "DUE";
    }

    private boolean isLate(Agreement agreement) {
        var deadline = agreement.deadline();
        return deadline != null && deadline.kind() == Deadline.Kind.DUE && now.isAfter(deadline.at());
    }

    private static boolean isUnsilent(Course course) {
        AgreementState state = course.state();
        return (state instanceof LoanState.Returned returned && returned.isWorse())
                || state instanceof TimeCreditState.WorkClaimed;
    }

    /** An amount with its unit: 1 h 30 min, 12.50 Lindens, €4.60. */
    String price(Price price) {
        return switch (price) {
            case Price.Time time -> LedgerWords.time(time.amount());
            case Price.Credit credit ->
                known.computeIfAbsent(credit.unitId(), units::find)
                        .map(unit -> LedgerWords.size(unit, credit.amount()))
                        .orElse(Long.toString(credit.amount()));
            case Price.Money money -> money(money);
        };
    }

    /** Another server may name a currency that is none here. */
    private String money(Price.Money money) {
        try {
            return SubjectFacts.money(texts, new Money(money.amount(), money.currency()));
        } catch (Refused unknown) {
            return money.amount() + " " + money.currency();
        }
    }

    /** What the end of a dispute makes one side owe the other, in a sentence. */
    String owing(Owing owing) {
        var reason = owing.reason();
        var key = switch (owing.stage()) {
            case OWED -> reason == null ? "UNSAID" : "OWED";
            case UNDER_WAY -> "UNDER_WAY";
            case BOOKED -> owing.isBack() ? "BACK" : "GIVEN";
        };
        return texts.say(
                "dispute.owing." + key,
                price(owing.price()),
                owing.from().displayName(),
                owing.to().displayName(),
                reason == null ? "" : reason);
    }

    String measure(Measure measure) {
        var format = NumberFormat.getInstance(texts.locale());
        var number = format.format(measure.number());
        var key = "unit." + measure.unit();
        return texts.has(key)
                ? texts.say(key, BigDecimal.valueOf(measure.number()), number)
                : number + " " + measure.unit();
    }

    /** What is agreed on in a few words, for a history. */
    String terms(AgreementTerms terms) {
        return switch (terms) {
            case AgreementTerms.Loan loan ->
                texts.say("deal.span", moments.deadline(loan.from()), moments.deadline(loan.until()));
            case AgreementTerms.Gift gift -> measure(gift.quantity());
            case AgreementTerms.Exchange exchange -> measure(exchange.quantity()) + " ⇄ " + counter(exchange);
            case AgreementTerms.Payment payment -> price(payment.price());
            case AgreementTerms.TimeCredit work -> price(work.estimate());
            case AgreementTerms.Purchase purchase -> measure(purchase.quantity()) + ", " + price(purchase.price());
        };
    }

    String counter(AgreementTerms.Exchange exchange) {
        return exchange.counter() + ", " + measure(exchange.counterQuantity());
    }

    /** The first of these texts that there is. */
    String first(String... keys) {
        return texts.say(Stream.of(keys).filter(texts::has).findFirst().orElse(keys[keys.length - 1]));
    }
}
