package coop.talkoot.people

import coop.talkoot.TestInstance
import coop.talkoot.platform.Refused
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class HandlesSpec extends Specification {
    @Shared
    @AutoCleanup
    TestInstance instance = TestInstance.start(name: 'bakery')

    def "of many who ask for one handle at once, one gets it and the others are told"() {
        when:
        def answers = atOnce(12) {
            try {
                instance.bean(Identities).create(new NewIdentity(Identity.Kind.PERSON, 'wanted', 'Wanted', '')).handle()
            } catch (Refused refused) {
                refused.refusal().sentence()
            }
        }

        then:
        answers.count('wanted') == 1
        answers.count('This handle is taken. Choose another.') == 11
    }

    def "the server itself is made once, whoever asks first"() {
        expect:
        atOnce(12) { instance.bean(Identities).server().id() }.toSet().size() == 1
    }

    private static List<?> atOnce(int times, Closure<?> work) {
        return Executors.newVirtualThreadPerTaskExecutor().withCloseable { threads ->
            threads.invokeAll((1..times).collect { { -> work.call() } as Callable })*.get()
        }
    }
}
