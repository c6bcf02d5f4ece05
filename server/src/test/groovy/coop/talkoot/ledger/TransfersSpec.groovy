package coop.talkoot.ledger

import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Identity
import coop.talkoot.platform.Refused
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class TransfersSpec extends Specification {
    @Shared @AutoCleanup LedgerFixture bakery = new LedgerFixture()
    @Shared Identity aino = bakery.member('aino')
    @Shared Identity marek = bakery.member('marek')

    def "every member and the co-op itself have an account in a new unit, and who joins later too"() {
        given:
        def hours = bakery.hours(limit: 600, most: 3600)
        def late = bakery.member('late')

        expect:
        [aino, marek, late, bakery.keeper].every { bakery.account(hours, it).creditLimit() == 600 && bakery.account(hours, it).limits().maxBalance() == 3600 }
        bakery.commons(hours).commons
        bakery.commons(hours).creditLimit() == 0
        bakery.bean(Accounts).of(hours.id(), bakery.member('watcher', Role.OBSERVER).id()).empty
    }

    def "a transfer takes from one account what it gives to the other, and both balances say so"() {
        given:
        def hours = bakery.hours(limit: 600)

        when:
        def entry = bakery.give(hours, aino, marek, 90, memo: ' Bike tune-up ')

        then:
        bakery.balance(hours, aino) == -90
        bakery.balance(hours, marek) == 90
        entry.seq() == 1
        entry.memo() == 'Bike tune-up'
        entry.postings()*.amount().sum() == 0
        entry.postings()*.balanceAfter() as Set == [-90, 90] as Set
    }

    def "an amount of #amount is refused and moves nothing"() {
        given:
        def hours = bakery.hours(limit: 600)

        expect:
        bakery.refusal { bakery.give(hours, aino, marek, amount) } == sentence
        bakery.balance(hours, aino) == 0
        bakery.number("select count(*) from entry where unit_id = ${hours.id()}") == 0

        where:
        amount            || sentence
        0                 || 'An amount is more than nothing.'
        -1                || 'An amount is more than nothing.'
        Long.MIN_VALUE    || 'An amount is more than nothing.'
        1000000000001     || 'This is more than can be moved at once.'
        Long.MAX_VALUE    || 'This is more than can be moved at once.'
    }

    def "who gives more than the limit leaves hears how much is missing, and gives nothing"() {
        given:
        def hours = bakery.hours(limit: 60)

        expect:
        bakery.refusal { bakery.give(hours, aino, marek, 90) } ==
                "${aino.address()} has 1:00 h to give, down to the limit of -1:00 h. For 1:30 h, 0:30 h is missing."
        bakery.give(hours, aino, marek, 60).seq() == 1
        bakery.refusal { bakery.give(hours, aino, marek, 1) }.endsWith('For 0:01 h, 0:01 h is missing.')
        bakery.balance(hours, aino) == -60
    }

    def "who would hold more than they may receives nothing, and it is said by how much"() {
        given:
        def hours = bakery.hours(limit: 600, most: 120)

        expect:
        bakery.refusal { bakery.give(hours, aino, marek, 150) } == "${marek.address()} may hold 2:00 h at most: this is 0:30 h too much."
        bakery.give(hours, aino, marek, 120)
        bakery.balance(hours, marek) == 120
    }

    def "nothing goes #where and the refusal says why"() {
        given:
        def hours = bakery.hours(limit: 600)
        def gone = bakery.member()
        bakery.bean(Memberships).leave(bakery.bakery.group, gone)
        def watcher = bakery.member("w${hours.id()}".take(20), Role.OBSERVER)

        expect:
        bakery.refusal { deed(bakery, hours, aino, gone, watcher) }.contains(sentence)
        bakery.number("select count(*) from entry where unit_id = ${hours.id()}") == 0

        where:
        where                         | sentence                                          | deed
        'to oneself'                  | 'Nobody gives to themselves.'                     | { b, unit, one, left, seer -> b.give(unit, one, one, 5) }
        'to who left the co-op'       | 'is not a member of this co-op who can receive.'  | { b, unit, one, left, seer -> b.give(unit, one, left, 5) }
        'to who only observes'        | 'is not a member of this co-op who can receive.'  | { b, unit, one, left, seer -> b.give(unit, one, seer, 5) }
        'from who left the co-op'     | 'Only members of this group can do that.'         | { b, unit, one, left, seer -> b.give(unit, left, one, 5) }
        'from who only observes'      | 'reads, and does nothing else'                    | { b, unit, one, left, seer -> b.give(unit, seer, one, 5) }
        'from the commons by anybody' | "Only a group's coordinators can do that."        | { b, unit, one, left, seer -> b.give(unit, one, one, 5, commons: true) }
        'with a memo too long'        | 'has at most 500 characters.'                     | { b, unit, one, left, seer -> b.give(unit, one, b.keeper, 5, memo: 'x' * 501) }
        'with half a character'       | 'has at most 500 characters.'                     | { b, unit, one, left, seer -> b.give(unit, one, b.keeper, 5, memo: 'x\ud83d') }
        'with a NUL'                  | 'has at most 500 characters.'                     | { b, unit, one, left, seer -> b.give(unit, one, b.keeper, 5, memo: 'x\0y') }
    }

    def "nothing goes to a member of another co-op, nor into another unit"() {
        given:
        def hours = bakery.hours(limit: 600)
        def other = bakery.unit(name: "Lindens ${hours.id()}", kind: Unit.Kind.CREDIT, decimals: 2, limit: 1000)
        def stranger = bakery.stranger()

        expect:
        bakery.refusal { bakery.give(hours, aino, stranger, 5) }.contains('is not a member')

        when:
        bakery.bean(Ledger).post(NewEntry.move(Entry.Kind.TRANSFER, bakery.account(hours, aino), bakery.account(other, marek), 5, '', aino.id(), null))

        then:
        thrown(Refused)
        bakery.balance(hours, aino) == 0
        bakery.balance(other, marek) == 0
    }

    def "a frozen account neither gives nor receives until it is let go"() {
        given:
        def hours = bakery.hours(limit: 600)
        def accounts = bakery.bean(Accounts)
        accounts.freeze(bakery.account(hours, aino), bakery.keeper, 'asked for')

        expect:
        bakery.refusal { bakery.give(hours, aino, marek, 5) } == "The account of ${aino.address()} is frozen."
        bakery.refusal { bakery.give(hours, marek, aino, 5) } == "The account of ${aino.address()} is frozen."

        when:
        accounts.thaw(bakery.account(hours, aino), bakery.keeper, 'settled')
        bakery.give(hours, aino, marek, 5)

        then:
        bakery.balance(hours, marek) == 5
    }

    def "the same key posts once, and for something else is refused"() {
        given:
        def hours = bakery.hours(limit: 600)

        when:
        def first = bakery.give(hours, aino, marek, 30, key: 'k1', memo: 'Bread')
        def second = bakery.give(hours, aino, marek, 30, key: 'k1', memo: 'Bread')

        then:
        first.id() == second.id()
        bakery.balance(hours, marek) == 30
        bakery.refusal { bakery.give(hours, aino, marek, 31, key: 'k1', memo: 'Bread') }.startsWith('This key was used')
        bakery.refusal { bakery.give(hours, aino, bakery.keeper, 30, key: 'k1', memo: 'Bread') }.startsWith('This key was used')

        and: 'it is a key of this person'
        bakery.give(hours, marek, aino, 30, key: 'k1', memo: 'Bread').id() != first.id()
    }

    def "coordinators give from the commons, which owes nothing until its limit is raised"() {
        given:
        def hours = bakery.hours()

        expect:
        bakery.refusal { bakery.give(hours, bakery.keeper, aino, 60, commons: true) }.contains('1:00 h is missing')

        when:
        bakery.limit(hours, bakery.bakery.group.identity(), 6000)
        bakery.give(hours, bakery.keeper, aino, 60, commons: true)
        bakery.give(hours, aino, bakery.bakery.group.identity(), 15)

        then:
        bakery.commons(hours).balance() == -45
        bakery.balance(hours, aino) == 45
    }
}
