package coop.talkoot.exchange.agreement

/** A history played again from its first line, by the rules alone. */
final class Replay {
    static Course of(Agreement agreement, List<TakenStep> history, boolean isListed = false) {
        def begun = history[0].step() as Step.Propose
        def course = Course.begun(begun.terms(), agreement.proposer(), isListed)
        def since = history[0].at()
        history.drop(1).each { taken ->
            def by = taken.by() == null ? null : agreement.sideOf(taken.by().id()).get()
            def next = Steps.next(course, taken.step(), new Situation(by, taken.at(), since, Patience.USUAL))
            assert next instanceof Next.Moved: "$taken of $course: $next"
            assert next.course().state().name() == taken.state()
            since = next.course().state() == course.state() ? since : taken.at()
            course = next.course()
        }
        return course
    }
}
