package coop.talkoot.exchange.agreement

import java.time.Duration
import java.time.Instant

/** Courses in each of their states, and steps, by their names: what tables of edges are written with. */
final class Courses {
    static final Instant NOW = Instant.parse('2026-06-10T12:00:00Z')
    static final Duration DAY = Duration.ofDays(1)

    static Duration days(int count) {
        Duration.ofDays(count)
    }

    private static final Condition GOOD = new Condition(4)

    static Map<String, LoanState> loan = [
            PROPOSED      : new LoanState.Proposed(Side.PROVIDER),
            RESERVED      : new LoanState.Reserved(),
            ACTIVE        : new LoanState.Active(NOW - DAY, GOOD, false, null),
            RECEIVED      : new LoanState.Active(NOW - DAY, GOOD, true, null),
            ASKED         : new LoanState.Active(NOW - DAY, GOOD, true, NOW + days(9)),
            RETURN_CLAIMED: new LoanState.ReturnClaimed(NOW - DAY, GOOD),
            RETURNED      : new LoanState.Returned(GOOD, GOOD),
            DAMAGED       : new LoanState.Returned(GOOD, new Condition(2)),
            COMPLETED     : new Completed()] + ENDS

    static Map<String, GiftState> gift = [
            PROPOSED   : new GiftState.Proposed(Side.RECEIVER),
            CLAIMED    : new GiftState.Claimed(),
            ALLOCATED  : new GiftState.Allocated(),
            HANDED_OVER: new GiftState.HandedOver(),
            COMPLETED  : new Completed()] + ENDS

    static Map<String, ExchangeState> exchange = [
            PROPOSED : new ExchangeState.Proposed(Side.PROVIDER),
            ACCEPTED : new ExchangeState.Accepted(),
            A_GIVEN  : new ExchangeState.Given(true, false, false, false, NOW - days(14)),
            A_GOT    : new ExchangeState.Given(true, false, true, false, NOW - days(14)),
            B_GIVEN  : new ExchangeState.Given(false, true, false, false, NOW - days(14)),
            BOTH     : new ExchangeState.Given(true, true, true, false, NOW - days(14)),
            COMPLETED: new Completed()] + ENDS

    static Map<String, PaymentState> payment = [
            REQUESTED: new PaymentState.Requested(Side.RECEIVER),
            PENDING  : new PaymentState.Pending(),
            ACCEPTED : new PaymentState.Accepted(false),
            BOOKING  : new PaymentState.Accepted(true),
            POSTED   : new PaymentState.Posted(),
            REJECTED : new PaymentState.Rejected(),
            FAILED   : new PaymentState.Failed('The limit.')] + ENDS

    static Map<String, TimeCreditState> work = [
            PROPOSED    : new TimeCreditState.Proposed(Side.RECEIVER),
            ACCEPTED    : new TimeCreditState.Accepted(),
            WORK_CLAIMED: new TimeCreditState.WorkClaimed(90),
            FAR_ABOVE   : new TimeCreditState.WorkClaimed(91),
            CONFIRMED   : new TimeCreditState.Confirmed(90, ''),
            REFUSED     : new TimeCreditState.Confirmed(90, 'The limit.'),
            POSTED      : new TimeCreditState.Posted(90)] + ENDS

    static Map<String, PurchaseState> purchase = [
            CART      : new PurchaseState.Cart(true),
            BARGAINING: new PurchaseState.Cart(false),
            STOCK_HELD: new PurchaseState.StockHeld(NOW + Duration.ofMinutes(10)),
            HOLD_OVER : new PurchaseState.StockHeld(NOW),
            BOOKING   : new PurchaseState.Booking(),
            PAID      : new PurchaseState.Paid(),
            READY     : new PurchaseState.Ready(false),
            GIVEN     : new PurchaseState.Ready(true),
            PICKED_UP : new PurchaseState.PickedUp(),
            REFUNDED  : new PurchaseState.Refunded()] + ENDS

    private static Map<String, Object> getENDS() {
        [CANCELLED: new Cancelled(Cancelled.Reason.DECLINED), DISPUTED: new Disputed(), SETTLED: new Settled()]
    }

    static final AgreementTerms.Loan LOAN = new AgreementTerms.Loan(Measure.pieces(1), NOW - days(2), NOW + days(7), null)
    static final AgreementTerms.Gift GIFT = new AgreementTerms.Gift(Measure.pieces(2), null)
    static final AgreementTerms.Exchange EXCHANGE = new AgreementTerms.Exchange(Measure.pieces(1), 'Apples', new Measure(20, 'kilogram'), null, null)
    static final AgreementTerms.Payment CREDIT = new AgreementTerms.Payment(new Price.Credit(1250, 7), 'Bread', null)
    static final AgreementTerms.Payment MONEY = new AgreementTerms.Payment(new Price.Money(1250, 'EUR'), 'Bread', null)
    static final AgreementTerms.TimeCredit WORK = new AgreementTerms.TimeCredit(new Price.Time(60, 7), null)
    static final AgreementTerms.Purchase PURCHASE = new AgreementTerms.Purchase(Measure.pieces(3), new Price.Credit(900, 7))
    static final AgreementTerms.Purchase FOR_MONEY = new AgreementTerms.Purchase(Measure.pieces(3), new Price.Money(900, 'EUR'))

    static Map<String, Step> steps = [
            suggest      : null,
            accept       : new Step.Accept(Evidence.NONE),
            decline      : new Step.Decline(Evidence.NONE),
            callOff      : new Step.CallOff(Evidence.NONE),
            allocate     : new Step.Allocate(),
            hold         : new Step.Hold(),
            handOver     : new Step.HandOver(GOOD, null, Evidence.NONE),
            extend       : new Step.Extend(NOW + days(9)),
            claimReturn  : new Step.ClaimReturn(Evidence.NONE),
            confirmReturn: new Step.ConfirmReturn(GOOD, Evidence.NONE),
            claimWork    : new Step.ClaimWork(90, Evidence.NONE),
            confirm      : new Step.Confirm(),
            pay          : new Step.Pay(Evidence.of('Bank transfer 17')),
            makeReady    : new Step.MakeReady(Evidence.NONE),
            pickUp       : new Step.PickUp(),
            refund       : new Step.Refund(Evidence.NONE),
            dispute      : new Step.Dispute(false, Evidence.of('It is not as agreed.')),
            lapse        : new Step.Lapse(),
            booked       : new Step.Booked(),
            refused      : new Step.BookingRefused('The limit.'),
            settle       : new Step.Settle()]

    static Course of(AgreementTerms terms, String state) {
        switch (terms) {
            case AgreementTerms.Loan: return new Course.Loan(terms, loan[state])
            case AgreementTerms.Gift: return new Course.Gift(terms, gift[state])
            case AgreementTerms.Exchange: return new Course.Exchange(terms, exchange[state])
            case AgreementTerms.Payment: return new Course.Payment(terms, payment[state])
            case AgreementTerms.TimeCredit: return new Course.TimeCredit(terms, work[state])
            default: return new Course.Purchase(terms as AgreementTerms.Purchase, purchase[state])
        }
    }

    static Collection<String> statesOf(AgreementTerms terms) {
        switch (terms) {
            case AgreementTerms.Loan: return loan.keySet()
            case AgreementTerms.Gift: return gift.keySet()
            case AgreementTerms.Exchange: return exchange.keySet()
            case AgreementTerms.Payment: return payment.keySet()
            case AgreementTerms.TimeCredit: return work.keySet()
            default: return purchase.keySet()
        }
    }

    /** What a step by P, R or nobody (-) comes to after {@code age} in a state. */
    static Next next(AgreementTerms terms, String state, String step, String by, Duration age = days(100)) {
        def course = of(terms, state)
        def taken = step == 'suggest' ? new Step.Suggest(terms, Evidence.NONE) : steps[step]
        def side = by == 'P' ? Side.PROVIDER : by == 'R' ? Side.RECEIVER : null
        Steps.next(course, taken, new Situation(side, NOW, NOW - age, Patience.USUAL))
    }
}
