package coop.talkoot.documents

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.platform.Transactions
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class EmojiMemorySpec extends Specification {
    @Shared @AutoCleanup Neighbours bakery = new Neighbours(name: 'bakery')

    def "what a transaction read before it changed something is at no moment taken for what is"() {
        given:
        def memory = bakery.bean(EmojiMemory)
        def name = new EmojiRows.Name('far.example', 'bread')
        def seen = null

        when: 'others look once it has committed, after it has kept what it read and before it has forgotten what it changed'
        bakery.bean(Transactions).run {
            assert memory.all([name]).isEmpty()
            bakery.bean(Transactions).afterCommit { seen = elsewhere { memory.all([name]) } }
            def file = bakery.bean(FileRows).remote(new RemoteEmoji('bread', 'https://far.example/bread.png').file(), 1000)
            assert bakery.bean(EmojiRows).insert(name, file, null).present
            memory.changed([name])
        }

        then:
        seen.keySet() == [name] as Set
        memory.all([name]).keySet() == [name] as Set
    }

    private static Object elsewhere(Closure work) {
        def answer = null
        Thread.start { answer = work() }.join()
        return answer
    }
}
