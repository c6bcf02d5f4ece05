package coop.talkoot.exchange.agreement;

import coop.talkoot.exchange.agreement.EconomicEvent.Mark;
import java.util.ArrayList;
import java.util.List;

/** PROPOSED → ACCEPTED → GIVEN by one side, then by both → COMPLETED. */
final class ExchangeSteps {
    private ExchangeSteps() {}

    static Next next(Course.Exchange exchange, Step step, Situation now) {
        return switch (exchange.state()) {
            case ExchangeState.Proposed proposed -> proposed(exchange, proposed, step, now);
            case ExchangeState.Accepted ignored -> accepted(exchange, step, now);
            case ExchangeState.Given given -> given(exchange, given, step, now);
            case Completed ignored -> Refusals.notNow(exchange, step);
            case Cancelled ignored -> Refusals.notNow(exchange, step);
            case Disputed ignored -> Refusals.notNow(exchange, step);
            case Settled ignored -> Refusals.notNow(exchange, step);
        };
    }

    private static Next proposed(Course.Exchange exchange, ExchangeState.Proposed state, Step step, Situation now) {
        var terms = exchange.terms();
        return switch (step) {
            case Step.Accept ignored ->
                Refusals.only(
                        state.answerer(),
                        exchange,
                        now,
                        () -> to(
                                exchange,
                                new ExchangeState.Accepted(),
                                new Effect.HoldStock(
                                        Effect.Thing.PRIMARY, terms.quantity().inStock(), null),
                                new Effect.HoldStock(
                                        Effect.Thing.COUNTER,
                                        terms.counterQuantity().inStock(),
                                        null)));
            case Step.Suggest suggest ->
                Refusals.only(
                        state.answerer(),
                        exchange,
                        now,
                        () -> suggest.terms() instanceof AgreementTerms.Exchange other
                                ? new Next.Moved(
                                        new Course.Exchange(
                                                other,
                                                new ExchangeState.Proposed(
                                                        state.answerer().other())),
                                        List.of())
                                : Next.invalid("kind", "An exchange stays an exchange."));
            case Step.Decline ignored ->
                Refusals.only(
                        state.answerer(), exchange, now, () -> to(exchange, new Cancelled(Cancelled.Reason.DECLINED)));
            case Step.CallOff ignored -> to(exchange, new Cancelled(Cancelled.Reason.CALLED_OFF));
            case Step.Lapse ignored -> to(exchange, new Cancelled(Cancelled.Reason.EXPIRED));
            default -> Refusals.notNow(exchange, step);
        };
    }

    private static Next accepted(Course.Exchange exchange, Step step, Situation now) {
        return switch (step) {
            case Step.HandOver ignored ->
                give(exchange, new ExchangeState.Given(false, false, false, false, now.now()), now);
            case Step.CallOff ignored ->
                to(exchange, new Cancelled(Cancelled.Reason.CALLED_OFF), new Effect.ReleaseStock());
            default -> Refusals.notNow(exchange, step);
        };
    }

    private static Next given(Course.Exchange exchange, ExchangeState.Given state, Step step, Situation now) {
        return switch (step) {
            case Step.HandOver ignored -> give(exchange, state, now);
            case Step.Confirm ignored -> confirm(exchange, state, by(now));
            case Step.Lapse ignored ->
                state.isOneSided()
                        ? Steps.disputed(
                                exchange,
                                new Effect.OpenDispute(
                                        state.providerGave() ? Side.PROVIDER : Side.RECEIVER,
                                        false,
                                        Evidence.of("Only one of two things was handed over, and the time for the other"
                                                + " is past.")))
                        : completed(
                                exchange,
                                new Effect.ConfirmEvents(Side.PROVIDER),
                                new Effect.ConfirmEvents(Side.RECEIVER));
            default -> Refusals.notNow(exchange, step);
        };
    }

    /** Who gives second has seen what came first. */
    private static Next give(Course.Exchange exchange, ExchangeState.Given before, Situation now) {
        var side = by(now);
        if (before.gave(side)) {
            return Next.denied("You have said so already: what is missing is the other side's.");
        }
        var isProvider = side == Side.PROVIDER;
        var isSecond = before.gave(side.other());
        var state = new ExchangeState.Given(
                before.providerGave() || isProvider,
                before.receiverGave() || !isProvider,
                before.receiverGot() || (!isProvider && isSecond),
                before.providerGot() || (isProvider && isSecond),
                before.firstAt());
        var effects = new ArrayList<Effect>();
        if (isSecond) {
            effects.add(new Effect.ConfirmEvents(side));
        }
        effects.add(new Effect.Happened(Mark.EXCHANGE, side, false, now.now(), null, null));
        return new Next.Moved(new Course.Exchange(exchange.terms(), state), effects);
    }

    private static Next confirm(Course.Exchange exchange, ExchangeState.Given before, Side side) {
        if (!before.gave(side.other())) {
            return Next.denied("There is nothing to confirm: the other side has not handed over yet.");
        }
        if (before.got(side)) {
            return Next.denied("You have confirmed it already.");
        }
        var isProvider = side == Side.PROVIDER;
        var state = new ExchangeState.Given(
                before.providerGave(),
                before.receiverGave(),
                before.receiverGot() || !isProvider,
                before.providerGot() || isProvider,
                before.firstAt());
        return state.isWhole()
                ? completed(exchange, new Effect.ConfirmEvents(side))
                : to(exchange, state, new Effect.ConfirmEvents(side));
    }

    private static Next completed(Course.Exchange exchange, Effect... confirmed) {
        var effects = new ArrayList<Effect>(List.of(confirmed));
        effects.add(new Effect.TakeStock());
        effects.add(new Effect.SwapOwners());
        return new Next.Moved(new Course.Exchange(exchange.terms(), new Completed()), effects);
    }

    private static Side by(Situation now) {
        var side = now.by();
        if (side == null) {
            throw new IllegalArgumentException("one of the two gives and confirms");
        }
        return side;
    }

    private static Next to(Course.Exchange exchange, ExchangeState state, Effect... effects) {
        return new Next.Moved(new Course.Exchange(exchange.terms(), state), List.of(effects));
    }
}
