package coop.talkoot.web

import coop.talkoot.activitypub.mapping.Samples
import coop.talkoot.exchange.agreement.Agreement
import coop.talkoot.exchange.agreement.AgreementTerms
import coop.talkoot.exchange.agreement.Course
import coop.talkoot.exchange.agreement.Courses
import coop.talkoot.exchange.agreement.Deadlines
import coop.talkoot.exchange.agreement.Patience
import coop.talkoot.exchange.agreement.Side
import coop.talkoot.exchange.agreement.Step
import coop.talkoot.exchange.agreement.Steps
import coop.talkoot.platform.Texts
import groovy.transform.CompileStatic
import io.micronaut.http.HttpRequest
import spock.lang.Specification

/** No state of any agreement is without words. */
class AgreementWordsSpec extends Specification {
    private static final TERMS = [Courses.LOAN, Courses.GIFT, Courses.EXCHANGE, Courses.MONEY, Courses.WORK, Courses.FOR_MONEY]
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH)

    def words = new AgreementWords(new Visit(HttpRequest.GET('/'), null), Courses.NOW, null)

    def "each state of #terms.class.simpleName says to both sides how it stands, what comes next, and until when"() {
        expect:
        Courses.statesOf(terms).every { state ->
            def agreement = agreement(Courses.of(terms, state))
            Side.values().every { side ->
                def next = words.next(agreement, side)
                assert next.endsWith('.') && !next.contains('{') && !next.contains('null'): state
                assert TEXTS.has("deal.look.${words.look(agreement, side)}")
                assert words.role(agreement.kind(), side)
                true
            } && words.state(agreement) && (words.by(agreement) == null || !words.by(agreement).contains('{'))
        }

        where:
        terms << TERMS
    }

    def "every step that is open in a state of #terms.class.simpleName has a name as a deed, and one as a thing done"() {
        expect:
        Courses.statesOf(terms).every { state ->
            Side.values().every { side ->
                def course = Courses.of(terms, state)
                Steps.open(course, side, Courses.NOW, Courses.NOW, Patience.USUAL).every { Step.Name name ->
                    ["", ".${course.kind()}", ".$side", ".${course.kind()}.$side"].any { TEXTS.has("deal.do.$name$it") } && TEXTS.has("deal.did.$name")
                }
            }
        }

        where:
        terms << TERMS
    }

    def "a loan that is not back in time is overdue for both, and says since when"() {
        given:
        def course = Courses.of(new AgreementTerms.Loan(Courses.LOAN.quantity(), Courses.NOW - Courses.days(9), Courses.NOW - Courses.days(1), null), 'RECEIVED')

        expect:
        Side.values().every { words.look(agreement(course), it).name() == 'OVERDUE' }
        words.by(agreement(course)) == 'It was to be done by Tue 9 Jun, 12:00.'
    }

    /** Compiled, so that the one way to ask for a deadline is taken, whatever the course is. */
    @CompileStatic
    private static Agreement agreement(Course course) {
        new Agreement(1, 'https://bakery.example/agreements/1', 'https://bakery.example/agreements/1/steps/1', null, null, null, 'Thing',
                Samples.alice(), Samples.bob(), Side.RECEIVER, course, 3, Courses.NOW, Courses.NOW, Deadlines.of(course, Courses.NOW, Patience.USUAL).orElse(null), null)
    }
}
