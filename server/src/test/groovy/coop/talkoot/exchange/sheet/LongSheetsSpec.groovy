package coop.talkoot.exchange.sheet

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.SHEET_IMPORT

import coop.talkoot.AtOnce
import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.exchange.Categories
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.people.Viewer
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import java.time.Duration
import java.time.Instant
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class LongSheetsSpec extends Specification {
    private static final String HEADER = 'purpose,title,kind\n'

    @Shared
    SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)

    @Shared
    Sheets sheets = bakery.bean(Sheets)

    @Shared
    Viewer keeper = bakery.keeper

    def "a long table is published piece by piece, and again makes nothing new"() {
        given:
        def file = many('Long', 1_234)

        when:
        def begun = publish(file)
        def run = awaitEnd(begun.importId())

        then:
        begun.made() == 0
        [run.rows(), run.done(), run.made(), run.known(), run.faults()] == [1_234, 1_234, 1_234, 0, 0]
        listed('Long') == 1_234

        when:
        def again = awaitEnd(publish(file).importId())

        then:
        [again.done(), again.made(), again.known()] == [1_234, 0, 1_234]
        listed('Long') == 1_234
    }

    def "a long table goes on where it was when whoever published it is gone"() {
        given: 'a process that took it and died after its first piece'
        def file = many('Halfway', 1_100)
        def id = publish(file).importId()
        await('a piece') { imports.require(id, keeper).done() > 0 }

        when: 'another may have it too, and both go on'
        def sql = bakery.bean(DSLContext)
        def worker = bakery.bean(SheetImportWorker)
        AtOnce.run(3) {
            def row = bakery.bean(Transactions).read { sql.fetchOptional(SHEET_IMPORT, SHEET_IMPORT.ID.eq(id).and(SHEET_IMPORT.FILE.isNotNull())) }
            row.ifPresent { 3.times { turn -> worker.work(row.get()) } }
        }
        def run = awaitEnd(id)

        then:
        [run.done(), run.made(), run.known()] == [1_100, 1_100, 0]
        listed('Halfway') == 1_100
    }

    def "a claim that nobody works on any more is taken up again"() {
        given:
        def id = bakery.bean(Transactions).write { imports.begin((HEADER + 'offer,Taken up,gift\n').getBytes('UTF-8'), 1, keeper, bakery.group.identity()) }
        def run = awaitEnd(id)

        when: 'as if the process had died right after it took it'
        def sql = bakery.bean(DSLContext)
        bakery.bean(Transactions).run {
            sql.execute("update sheet_import set ended_at = null, done = 0, made = 0, file = ?, next_at = ?::timestamptz where id = ?",
                    (HEADER + 'offer,Taken up,gift\noffer,Taken up too,gift\n').getBytes('UTF-8'), (clock.instant() + Duration.ofMinutes(1)).toString(), id)
        }

        then:
        run.made() == 1
        bakery.bean(SheetImportWorker).claim(5) == []

        when:
        clock.advance(Duration.ofMinutes(1))
        def again = awaitEnd(id)

        then:
        [again.made(), again.known()] == [1, 1]
    }

    def "a row that can no longer be published is named, and holds up no other"() {
        given:
        def shelf = bakery.bean(Categories).add(bakery.group.identity(), 'Short-lived', keeper.identity())
        def rows = (1..1_050).collect { "offer,Named $it,gift,${it in [3, 700] ? 'Short-lived' : ''}" }
        def file = ('purpose,title,kind,category\n' + rows.join('\n') + '\n').getBytes('UTF-8')
        def sheet = sheets.check(file, keeper, bakery.group.identity())

        when: 'between looking and publishing the category goes'
        bakery.bean(Categories).remove(shelf, keeper.identity())
        def id = bakery.bean(Transactions).write { imports.begin(file, sheet.rows().size(), keeper, bakery.group.identity()) }
        def run = awaitEnd(id)
        def faults = imports.faults(run, 0, 1)

        then:
        sheet.right
        [run.done(), run.made(), run.faults()] == [1_050, 1_048, 2]
        faults.items() == [new Sheet.Fault(4, 'category', SheetRows.Shelves.EXPECTED, 'Short-lived')]
        imports.faults(run, faults.next(), 1).items()*.row() == [701L]
    }

    def "a long table ends where its author may publish no more, and says so"() {
        given:
        def leaver = bakery.bean(Logins).register(new NewPerson('leaver', 'Leaver', null, 'a long enough password'), false)
        bakery.bean(Memberships).appoint(bakery.group, leaver.identity(), Role.MEMBER)
        def file = many('Left', 1_001).getBytes('UTF-8')

        when:
        bakery.bean(Memberships).leave(bakery.group, leaver.identity())
        def id = bakery.bean(Transactions).write { imports.begin(file, 1_001, leaver, bakery.group.identity()) }
        def run = awaitEnd(id, leaver)

        then:
        [run.done(), run.made(), run.faults()] == [0, 0, 1]
        imports.faults(run, 0, 10).items()[0].with { [row(), column()] == [2L, ''] && expected() }
    }

    def "one long table of a person's is published at a time, and only they see how far it is"() {
        given:
        def slow = bakery.bean(Transactions).write { imports.begin(many('One', 1_001).getBytes('UTF-8'), 1_001, keeper, bakery.group.identity()) }

        when:
        bakery.bean(Transactions).run {
            bakery.bean(DSLContext).execute("update sheet_import set ended_at = null where id = ?", slow)
            imports.begin('x'.bytes, 1, keeper, bakery.group.identity())
        }

        then:
        thrown(Refused)

        when:
        imports.require(slow, bakery.bean(Logins).register(new NewPerson('nosy', 'Nosy', null, 'a long enough password'), false))

        then:
        thrown(Refused)

        cleanup:
        awaitEnd(slow)
    }

    private SheetImports getImports() {
        return bakery.bean(SheetImports)
    }

    private static String many(String title, int rows) {
        return HEADER + (1..rows).collect { "offer,$title $it,gift\n" }.join('')
    }

    private SheetImport awaitEnd(long id, Viewer viewer = keeper) {
        return await('the end of the import') { imports.require(id, viewer).with { it.over ? it : null } }
    }

    private int listed(String title) {
        return bakery.bean(Transactions).read { bakery.bean(DSLContext).fetchValue("select count(*) from post where kind = 'LISTING' and title like ?", title + ' %') } as int
    }

    private Sheets.Published publish(String text) {
        sheets.publish(text.getBytes('UTF-8'), keeper, bakery.group.identity())
    }
}
