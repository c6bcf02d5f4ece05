package coop.talkoot.exchange.agreement

import static coop.talkoot.exchange.agreement.Courses.CREDIT
import static coop.talkoot.exchange.agreement.Courses.EXCHANGE
import static coop.talkoot.exchange.agreement.Courses.FOR_MONEY
import static coop.talkoot.exchange.agreement.Courses.GIFT
import static coop.talkoot.exchange.agreement.Courses.LOAN
import static coop.talkoot.exchange.agreement.Courses.MONEY
import static coop.talkoot.exchange.agreement.Courses.PURCHASE
import static coop.talkoot.exchange.agreement.Courses.WORK
import static coop.talkoot.exchange.agreement.Courses.days

import java.time.Duration
import spock.lang.Specification

/** Every edge of every course: what is listed goes on, and whatever is not is refused with a sentence. */
class EdgesSpec extends Specification {
    /** kind -> state step by -> state that follows. P provider, R receiver, - neither. */
    private static final Map<AgreementTerms, String> EDGES = [
            (LOAN): '''
                PROPOSED suggest P PROPOSED | PROPOSED accept P RESERVED | PROPOSED decline P CANCELLED
                PROPOSED callOff P CANCELLED | PROPOSED callOff R CANCELLED | PROPOSED lapse - CANCELLED
                RESERVED handOver P ACTIVE | RESERVED extend P RESERVED | RESERVED callOff P CANCELLED | RESERVED callOff R CANCELLED
                ACTIVE confirm R ACTIVE | ACTIVE extend P ACTIVE | ACTIVE extend R ACTIVE
                ACTIVE claimReturn R RETURN_CLAIMED | ACTIVE confirmReturn P RETURNED | ACTIVE dispute P DISPUTED | ACTIVE dispute R DISPUTED
                RECEIVED extend P ACTIVE | RECEIVED extend R ACTIVE | RECEIVED claimReturn R RETURN_CLAIMED | RECEIVED confirmReturn P RETURNED
                RECEIVED dispute P DISPUTED | RECEIVED dispute R DISPUTED
                ASKED accept P ACTIVE | ASKED decline P ACTIVE | ASKED extend P ACTIVE | ASKED extend R ACTIVE
                ASKED claimReturn R RETURN_CLAIMED | ASKED confirmReturn P RETURNED | ASKED dispute P DISPUTED | ASKED dispute R DISPUTED
                RETURN_CLAIMED confirmReturn P RETURNED | RETURN_CLAIMED lapse - RETURNED
                RETURN_CLAIMED dispute P DISPUTED | RETURN_CLAIMED dispute R DISPUTED
                RETURNED confirm R COMPLETED | RETURNED lapse - COMPLETED | RETURNED dispute P DISPUTED | RETURNED dispute R DISPUTED
                DAMAGED confirm R COMPLETED | DAMAGED dispute P DISPUTED | DAMAGED dispute R DISPUTED
                COMPLETED booked - COMPLETED | COMPLETED refused - COMPLETED
                CANCELLED booked - CANCELLED | CANCELLED refused - CANCELLED
                SETTLED booked - SETTLED | SETTLED refused - SETTLED
                DISPUTED settle - SETTLED | DISPUTED booked - DISPUTED | DISPUTED refused - DISPUTED''',
            (GIFT): '''
                PROPOSED suggest R CLAIMED | PROPOSED accept R CLAIMED | PROPOSED decline R CANCELLED
                PROPOSED callOff P CANCELLED | PROPOSED callOff R CANCELLED | PROPOSED lapse - CANCELLED
                CLAIMED allocate P ALLOCATED | CLAIMED accept P ALLOCATED | CLAIMED suggest P PROPOSED | CLAIMED decline P CANCELLED
                CLAIMED callOff P CANCELLED | CLAIMED callOff R CANCELLED | CLAIMED lapse - CANCELLED
                ALLOCATED handOver P HANDED_OVER | ALLOCATED callOff P CANCELLED | ALLOCATED callOff R CANCELLED
                HANDED_OVER confirm R COMPLETED | HANDED_OVER lapse - COMPLETED | HANDED_OVER dispute P DISPUTED | HANDED_OVER dispute R DISPUTED
                DISPUTED settle - SETTLED''',
            (EXCHANGE): '''
                PROPOSED suggest P PROPOSED | PROPOSED accept P ACCEPTED | PROPOSED decline P CANCELLED
                PROPOSED callOff P CANCELLED | PROPOSED callOff R CANCELLED | PROPOSED lapse - CANCELLED
                ACCEPTED handOver P GIVEN | ACCEPTED handOver R GIVEN | ACCEPTED callOff P CANCELLED | ACCEPTED callOff R CANCELLED
                A_GIVEN handOver R GIVEN | A_GIVEN confirm R GIVEN | A_GIVEN lapse - DISPUTED | A_GIVEN dispute P DISPUTED | A_GIVEN dispute R DISPUTED
                A_GOT handOver R GIVEN | A_GOT lapse - DISPUTED | A_GOT dispute P DISPUTED | A_GOT dispute R DISPUTED
                B_GIVEN handOver P GIVEN | B_GIVEN confirm P GIVEN | B_GIVEN lapse - DISPUTED | B_GIVEN dispute P DISPUTED | B_GIVEN dispute R DISPUTED
                BOTH confirm P COMPLETED | BOTH lapse - COMPLETED | BOTH dispute P DISPUTED | BOTH dispute R DISPUTED
                DISPUTED settle - SETTLED''',
            (CREDIT): '''
                REQUESTED suggest R REQUESTED | REQUESTED accept R PENDING | REQUESTED decline R REJECTED
                REQUESTED callOff P CANCELLED | REQUESTED callOff R CANCELLED | REQUESTED lapse - CANCELLED
                PENDING pay R ACCEPTED | PENDING callOff P CANCELLED | PENDING callOff R CANCELLED
                ACCEPTED confirm P POSTED | ACCEPTED lapse - POSTED | ACCEPTED dispute P DISPUTED | ACCEPTED dispute R DISPUTED
                BOOKING booked - POSTED | BOOKING refused - FAILED | BOOKING dispute P DISPUTED | BOOKING dispute R DISPUTED
                DISPUTED settle - SETTLED''',
            (MONEY): '''
                REQUESTED suggest R REQUESTED | REQUESTED accept R PENDING | REQUESTED decline R REJECTED
                REQUESTED callOff P CANCELLED | REQUESTED callOff R CANCELLED | REQUESTED lapse - CANCELLED
                PENDING pay R ACCEPTED | PENDING pay P POSTED | PENDING callOff P CANCELLED | PENDING callOff R CANCELLED
                ACCEPTED confirm P POSTED | ACCEPTED lapse - POSTED | ACCEPTED dispute P DISPUTED | ACCEPTED dispute R DISPUTED
                BOOKING booked - POSTED | BOOKING refused - FAILED | BOOKING dispute P DISPUTED | BOOKING dispute R DISPUTED
                DISPUTED settle - SETTLED''',
            (WORK): '''
                PROPOSED suggest R PROPOSED | PROPOSED accept R ACCEPTED | PROPOSED decline R CANCELLED
                PROPOSED callOff P CANCELLED | PROPOSED callOff R CANCELLED | PROPOSED lapse - CANCELLED
                ACCEPTED claimWork P WORK_CLAIMED | ACCEPTED callOff P CANCELLED | ACCEPTED callOff R CANCELLED
                WORK_CLAIMED claimWork P WORK_CLAIMED | WORK_CLAIMED confirm R CONFIRMED | WORK_CLAIMED lapse - CONFIRMED
                WORK_CLAIMED dispute P DISPUTED | WORK_CLAIMED dispute R DISPUTED
                FAR_ABOVE claimWork P WORK_CLAIMED | FAR_ABOVE confirm R CONFIRMED | FAR_ABOVE dispute P DISPUTED | FAR_ABOVE dispute R DISPUTED
                CONFIRMED booked - POSTED | CONFIRMED refused - CONFIRMED | CONFIRMED dispute P DISPUTED | CONFIRMED dispute R DISPUTED
                REFUSED booked - POSTED | REFUSED refused - CONFIRMED | REFUSED confirm R CONFIRMED | REFUSED dispute P DISPUTED | REFUSED dispute R DISPUTED
                DISPUTED settle - SETTLED''',
            (PURCHASE): BUYING.replace('PAYS', 'BOOKING') + '| STOCK_HELD pay R BOOKING',
            (FOR_MONEY): BUYING + '| STOCK_HELD pay R PAID | STOCK_HELD pay P PAID']

    private static String getBUYING() {
        '''
                CART hold R STOCK_HELD | CART suggest R CART | CART suggest P CART | CART decline P CANCELLED
                CART callOff P CANCELLED | CART callOff R CANCELLED | CART lapse - CANCELLED
                BARGAINING accept P CART | BARGAINING suggest R CART | BARGAINING suggest P CART | BARGAINING decline P CANCELLED
                BARGAINING callOff P CANCELLED | BARGAINING callOff R CANCELLED | BARGAINING lapse - CANCELLED
                STOCK_HELD callOff P CANCELLED | STOCK_HELD callOff R CANCELLED
                HOLD_OVER callOff P CANCELLED | HOLD_OVER callOff R CANCELLED | HOLD_OVER lapse - CART
                BOOKING booked - PAID | BOOKING refused - CART
                PAID makeReady P READY | PAID refund P REFUNDED | PAID dispute P DISPUTED | PAID dispute R DISPUTED
                READY handOver P READY | READY pickUp R PICKED_UP | READY refund P REFUNDED | READY dispute P DISPUTED | READY dispute R DISPUTED
                GIVEN pickUp R PICKED_UP | GIVEN confirm R PICKED_UP | GIVEN lapse - PICKED_UP | GIVEN refund P REFUNDED
                GIVEN dispute P DISPUTED | GIVEN dispute R DISPUTED
                PICKED_UP refund P REFUNDED
                DISPUTED settle - SETTLED '''
    }

    def "a #kind that is #state goes on, by #step of #by, to #then"() {
        when:
        def next = Courses.next(terms, state, step, by)

        then:
        next instanceof Next.Moved
        next.course().state().name() == then

        where:
        [terms, state, step, by, then] << EDGES.collectMany { terms, text -> edges(text).collect { [terms] + it } }
        kind = AgreementTerms.kindOf(terms)
    }

    def "whatever else is done with a #kind that is #state is refused and says why"() {
        when:
        def others = tries().findAll { step, by -> !allowed.contains([state, step, by]) }
        def refused = others.collectEntries { step, by -> [[step, by], Courses.next(terms, state, step, by)] }

        then:
        refused.findAll { !(it.value instanceof Next.Denied) } == [:]
        refused.values().every { it.refusal().sentence() ==~ /(?s)[A-Z].*[.]/ }

        where:
        [terms, state, allowed] << EDGES.collectMany { terms, text ->
            def all = edges(text)*.take(3) as Set
            Courses.statesOf(terms).collect { [terms, it, all] }
        }
        kind = AgreementTerms.kindOf(terms)
    }

    def "#step by #by of what is #state is refused with the reason: #sentence"() {
        expect:
        Courses.next(terms, state, step, by).refusal().sentence() == sentence

        where:
        terms     | state            | step            | by  || sentence
        LOAN      | 'RESERVED'       | 'handOver'      | 'R' || 'That is for the lender to say.'
        LOAN      | 'RETURN_CLAIMED' | 'confirmReturn' | 'R' || 'That is for the lender to say.'
        LOAN      | 'RETURNED'       | 'confirm'       | 'P' || 'That is for the borrower to say.'
        LOAN      | 'COMPLETED'      | 'confirm'       | 'R' || 'There is nothing to confirm: the loan is completed.'
        LOAN      | 'PROPOSED'       | 'handOver'      | 'P' || 'It cannot be handed over: the loan waits for an answer.'
        LOAN      | 'ACTIVE'         | 'callOff'       | 'R' || 'It cannot be called off: the loan is handed over.'
        GIFT      | 'HANDED_OVER'    | 'confirm'       | 'P' || 'That is for the receiver to say.'
        GIFT      | 'COMPLETED'      | 'handOver'      | 'P' || 'It cannot be handed over: the gift is completed.'
        EXCHANGE  | 'A_GIVEN'        | 'handOver'      | 'P' || 'You have said so already: what is missing is the other side\'s.'
        EXCHANGE  | 'A_GIVEN'        | 'confirm'       | 'P' || 'There is nothing to confirm: the other side has not handed over yet.'
        EXCHANGE  | 'A_GOT'          | 'confirm'       | 'R' || 'You have confirmed it already.'
        CREDIT    | 'PENDING'        | 'pay'           | 'P' || 'That is for the one who pays to say.'
        CREDIT    | 'POSTED'         | 'pay'           | 'R' || 'It cannot be paid: the payment is booked.'
        WORK      | 'WORK_CLAIMED'   | 'confirm'       | 'P' || 'That is for the one who is worked for to say.'
        WORK      | 'POSTED'         | 'confirm'       | 'R' || 'There is nothing to confirm: the work is booked.'
        PURCHASE  | 'BARGAINING'     | 'hold'          | 'R' || 'The seller has not said yes to this price.'
        PURCHASE  | 'HOLD_OVER'      | 'pay'           | 'R' || 'The time it was held for is over. Hold it again.'
        PURCHASE  | 'REFUNDED'       | 'refund'        | 'P' || 'Nothing can be given back: the purchase was given back.'
        GIFT      | 'DISPUTED'       | 'confirm'       | 'R' || 'There is nothing to confirm: the gift is disputed.'
    }

    def "a #state #kind can be disputed for fourteen days from its end, and no longer"() {
        expect:
        Courses.next(terms, state, 'dispute', 'R', days(14) - Duration.ofSeconds(1)) instanceof Next.Moved
        Courses.next(terms, state, 'dispute', 'R', days(14)).refusal().sentence() == 'The time to dispute it is over: it is 14 days from the end.'

        where:
        terms    | state
        LOAN     | 'COMPLETED'
        GIFT     | 'COMPLETED'
        EXCHANGE | 'COMPLETED'
        MONEY    | 'POSTED'
        WORK     | 'POSTED'
        PURCHASE | 'PICKED_UP'
        kind = AgreementTerms.kindOf(terms)
    }

    def "a #kind that is #state lapses after #limit days, and not a second before"() {
        expect:
        Courses.next(terms, state, 'lapse', '-', days(limit)) instanceof Next.Moved
        Courses.next(terms, state, 'lapse', '-', days(limit) - Duration.ofSeconds(1)) instanceof Next.Denied

        where:
        terms    | state            | limit
        LOAN     | 'PROPOSED'       | 14
        LOAN     | 'RETURN_CLAIMED' | 7
        LOAN     | 'RETURNED'       | 7
        GIFT     | 'PROPOSED'       | 14
        GIFT     | 'CLAIMED'        | 14
        GIFT     | 'HANDED_OVER'    | 7
        EXCHANGE | 'PROPOSED'       | 14
        EXCHANGE | 'BOTH'           | 7
        MONEY    | 'REQUESTED'      | 14
        MONEY    | 'ACCEPTED'       | 7
        WORK     | 'PROPOSED'       | 14
        WORK     | 'WORK_CLAIMED'   | 7
        PURCHASE | 'CART'           | 14
        PURCHASE | 'GIVEN'          | 7
        kind = AgreementTerms.kindOf(terms)
    }

    private static List<List<String>> edges(String text) {
        text.split(/[|\n]/)*.trim().findAll().collect { it.split(' ') as List }
    }

    /** Each step by whoever can take it. */
    private static List<List<String>> tries() {
        Courses.steps.keySet().collectMany { step ->
            step in ['lapse', 'booked', 'refused', 'settle'] ? [[step, '-']] : [[step, 'P'], [step, 'R']]
        }
    }
}
