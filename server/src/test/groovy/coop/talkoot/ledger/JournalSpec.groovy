package coop.talkoot.ledger

import coop.talkoot.moderation.AuditLog
import coop.talkoot.moderation.Deed
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import java.security.MessageDigest
import org.erdtman.jcs.JsonCanonicalizer
import coop.talkoot.groups.Role
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class JournalSpec extends Specification {
    @Shared @AutoCleanup LedgerFixture bakery = new LedgerFixture()
    @Shared Identity aino = bakery.member('aino')
    @Shared Identity marek = bakery.member('marek')
    @Shared Identity clerk = bakery.member('clerk', Role.COORDINATOR)

    def "each entry's hash is SHA-256 of the one before and of the entry as canonical JSON"() {
        given:
        def hours = bakery.hours(limit: 600)

        when:
        def first = bakery.give(hours, aino, marek, 30, memo: 'Bread & "salt"\n€ 😀 \u0001', key: 'k')
        def second = bakery.give(hours, marek, aino, 10)
        def third = bakery.bean(Ledger).reverse(second, clerk, 'Twice', null)

        then:
        first.previousHash() == '0' * 64
        second.previousHash() == first.hash()
        third.previousHash() == second.hash()
        [first, second, third].every { it.hash() == sha256(it.previousHash(), json(it)) }
        bakery.bean(Ledger).find(first.id()).get().with { it.hash() == sha256(it.previousHash(), json(it)) && it == first }
    }

    def "an entry or a posting can be neither changed nor removed, nor the journal emptied"() {
        given:
        def hours = bakery.hours(limit: 600)
        bakery.give(hours, aino, marek, 30)

        when:
        bakery.execute(statement)

        then:
        def refused = thrown(Exception)
        message(refused).contains('neither changed nor removed')

        where:
        statement << ["update entry set memo = ''", 'delete from entry', 'update posting set amount = 1', 'delete from posting',
                      'truncate posting', 'truncate entry cascade']
    }

    def "the database takes no posting of another unit's account, and no second entry of one number or reversal"() {
        given:
        def hours = bakery.hours(limit: 600)
        def other = bakery.hours(limit: 600)
        def entry = bakery.give(hours, aino, marek, 30)
        bakery.bean(Ledger).reverse(entry, clerk, 'Wrong', null)

        when:
        bakery.execute(statement(entry, bakery.account(other, aino)))

        then:
        thrown(Exception)

        where:
        statement << [
                { e, a -> "insert into posting values (${e.unitId()}, ${e.seq()}, ${a.id()}, 5, 5, now())" },
                { e, a -> "insert into entry select 1, unit_id, seq, kind, memo, by_id, null, null, created_at, previous_hash, hash from entry where id = ${e.id()}" },
                { e, a -> "insert into entry select 1, unit_id, 99, 'REVERSAL', memo, by_id, null, id, created_at, previous_hash, hash from entry where id = ${e.id()}" }]
    }

    def "a reversal names its original, restores both balances, is told to both and written down"() {
        given:
        def hours = bakery.hours(limit: 600)
        bakery.give(hours, marek, aino, 20)
        def entry = bakery.give(hours, aino, marek, 90)

        when:
        def reversal = bakery.bean(Ledger).reverse(entry, clerk, 'It was 9 minutes', null)

        then:
        reversal.kind() == Entry.Kind.REVERSAL
        reversal.reversesId() == entry.id()
        bakery.balance(hours, aino) == 20
        bakery.balance(hours, marek) == -20
        [aino, marek].every { notices(it)[0].kind() == Notice.Kind.REVERSED && notices(it)[0].detail() == '1:30 h' }
        with(bakery.bean(AuditLog).all(null, Page.Request.first(1)).items()[0]) {
            deed() == Deed.ENTRY_REVERSED
            target() == "${hours.name()} no. 2"
            reason() == 'It was 9 minutes'
        }

        and: 'once only'
        bakery.refusal { bakery.bean(Ledger).reverse(entry, clerk, 'Again', null) } == 'This was taken back already, by entry 3.'
        bakery.refusal { bakery.bean(Ledger).reverse(reversal, clerk, 'Back', null) } == 'Only a transfer can be taken back.'
    }

    def "a reversal asked for twice under one key is made once"() {
        given:
        def hours = bakery.hours(limit: 600)
        def entry = bakery.give(hours, aino, marek, 90)

        expect:
        bakery.bean(Ledger).reverse(entry, clerk, 'Wrong', 'r1') == bakery.bean(Ledger).reverse(entry, clerk, 'Wrong', 'r1')
        bakery.balance(hours, aino) == 0
    }

    def "a reversal is for coordinators, has a reason, and keeps the limits"() {
        given:
        def hours = bakery.hours(limit: 60)
        def entry = bakery.give(hours, aino, marek, 60)
        bakery.give(hours, marek, clerk, 120)

        expect:
        bakery.refusal { bakery.bean(Ledger).reverse(entry, aino, 'Mine', null) } == "Only a group's coordinators can do that."
        bakery.refusal { bakery.bean(Ledger).reverse(entry, clerk, ' ', null) } == 'Say why it is taken back.'
        bakery.refusal { bakery.bean(Ledger).reverse(entry, clerk, 'Wrong', null) }.endsWith('For 1:00 h, 1:00 h is missing.')
        bakery.balance(hours, marek) == -60
    }

    def "who is given something is told how much and by whom"() {
        given:
        def hours = bakery.hours(limit: 600)

        when:
        bakery.give(hours, aino, marek, 75, memo: 'Shelf')

        then:
        with(notices(marek)[0]) {
            kind() == Notice.Kind.GIVEN
            actor().handle() == 'aino'
            group().handle() == 'bakery'
            detail() == '1:15 h'
        }
    }

    def "a check of a journal that holds says so, and how many entries there are"() {
        given:
        def hours = bakery.hours(limit: 600)
        7.times { bakery.give(hours, it % 2 ? aino : marek, it % 2 ? marek : aino, 10 + it) }

        expect:
        bakery.bean(Verification).check(hours) == new Verdict.Sound(7)
        bakery.bean(Verification).check(bakery.hours()) == new Verdict.Sound(0)
    }

    def "a check names the first entry that is #what, and keepers are told"() {
        given:
        def hours = bakery.hours(limit: 600)
        6.times { bakery.give(hours, aino, marek, 10, memo: "no $it") }
        bakery.tamper(how.call(hours.id()))

        when:
        bakery.bean(NightlyCheck).run()

        then:
        bakery.bean(Verification).check(hours) == new Verdict.Broken(4, finding)
        with(notices(bakery.keeper)[0]) {
            kind() == Notice.Kind.JOURNAL_BROKEN
            detail() == "entry 4: $finding".toString()
        }

        cleanup:
        bakery.tamper("update unit_chain set seq = 0, hash = decode(repeat('00', 32), 'hex') where unit_id = ${hours.id()}")
        ['posting', 'entry'].each { bakery.tamper("delete from $it where unit_id = ${hours.id()}") }
        bakery.tamper("update ledger_account set balance = 0, received = 0 where unit_id = ${hours.id()}")

        where:
        what                     | finding                                                              | how
        'changed'                | 'is not as it was posted'                                            | { "update entry set memo = 'other' where unit_id = $it and seq = 4" }
        'taken out'              | 'is missing'                                                         | { "delete from posting where unit_id = $it and seq = 4; delete from entry where unit_id = $it and seq = 4" }
        'of another amount'      | 'is not as it was posted'                                            | { "update posting set amount = amount * 2 where unit_id = $it and seq = 4" }
        'without its postings'   | 'is not as it was posted'                                            | { "delete from posting where unit_id = $it and seq = 4" }
        'hung in elsewhere'      | 'does not follow the entry before it'                                | { "update entry set previous_hash = decode(repeat('ab', 32), 'hex') where unit_id = $it and seq = 4" }
        'told a wrong balance'   | 'says an account then held 0:41 h, and it held 0:40 h'               | { "update posting set balance_after = 41 where unit_id = $it and seq = 4 and amount > 0" }
        'the end, cut off'       | 'is missing, and so is all that came after'                          | { "delete from posting where unit_id = $it and seq >= 4; delete from entry where unit_id = $it and seq >= 4" }
    }

    def "a check finds a journal written anew from an entry on"() {
        given: 'somebody who changes an entry and all hashes after it, but not the end that was kept'
        def hours = bakery.hours(limit: 600)
        2.times { bakery.give(hours, aino, marek, 10) }
        def last = bakery.bean(Ledger).find(bakery.number("select id from entry where unit_id = ${hours.id()} and seq = 2")).get()
        def forged = new Entry(last.id(), last.unitId(), 2, last.kind(), 'forged', last.postings(), last.byId(), null, null, last.createdAt(), last.previousHash(), '')
        bakery.tamper("update entry set memo = 'forged', hash = decode('${Chain.hash(forged)}', 'hex') where id = ${last.id()}")

        expect:
        bakery.bean(Verification).check(hours) == new Verdict.Broken(2, 'is not the one the journal ended with')

        cleanup:
        bakery.tamper("update unit_chain set hash = (select hash from entry where id = ${last.id()}) where unit_id = ${hours.id()}")
    }

    def "a check finds an account that says something else than its postings"() {
        given:
        def hours = bakery.hours(limit: 600)
        bakery.give(hours, aino, marek, 10)
        bakery.tamper("update ledger_account set $change where unit_id = ${hours.id()} and owner_id = ${marek.id()}")

        expect:
        bakery.bean(Verification).check(hours) == new Verdict.Differs("${marek.address()} in ${hours.name()}", finding)

        cleanup:
        bakery.tamper("update ledger_account set balance = 10, received = 10 where unit_id = ${hours.id()} and owner_id = ${marek.id()}")

        where:
        change          | finding
        'balance = 11'  | 'says 0:11 h, its postings come to 0:10 h'
        'received = 11' | 'what it says it received is not what its postings come to'
    }

    private List<Notice> notices(Identity person) {
        bakery.bean(Notices).page(person.id(), NoticeQuery.newest(5)).items()
    }

    /** Written here a second time, from the words of the standard and of the decision record. */
    private static String json(Entry entry) {
        def fields = [id: entry.id() as String, unit: entry.unitId() as String, seq: entry.seq(), kind: entry.kind().name(), memo: entry.memo(), by: entry.byId() as String,
                      createdAt: entry.createdAt().toString(), postings: entry.postings().toSorted { it.accountId() }.collect { [account: it.accountId() as String, amount: it.amount()] }]
        if (entry.key()) {
            fields.key = entry.key()
        }
        if (entry.reversesId()) {
            fields.reverses = entry.reversesId() as String
        }
        new JsonCanonicalizer(groovy.json.JsonOutput.toJson(fields)).encodedString
    }

    private static String sha256(String previous, String json) {
        def digest = MessageDigest.getInstance('SHA-256')
        digest.update(previous.decodeHex())
        digest.digest(json.getBytes('UTF-8')).encodeHex()
    }

    private static String message(Throwable thrown) {
        thrown == null ? '' : "${thrown.message} ${message(thrown.cause)}"
    }
}
