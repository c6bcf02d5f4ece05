package coop.talkoot.exchange.sheet

import coop.talkoot.AtOnce
import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.exchange.Categories
import coop.talkoot.exchange.Features
import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.ListingFilter
import coop.talkoot.exchange.Listings
import coop.talkoot.exchange.Money
import coop.talkoot.exchange.Purpose
import coop.talkoot.exchange.Size
import coop.talkoot.exchange.Subject
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.people.Viewer
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class SheetsSpec extends Specification {
    private static final String HEADER = 'purpose,title,kind\n'

    @Shared
    SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)

    @Shared
    Sheets sheets = bakery.bean(Sheets)

    @Shared
    Listings listings = bakery.bean(Listings)

    @Shared
    Viewer keeper = bakery.keeper

    def setupSpec() {
        bakery.bean(Categories).add(bakery.group.identity(), 'Tools', keeper.identity())
    }

    def "a table is read whatever its letters and separators: #what"() {
        given:
        def sheet = check(file)

        expect:
        sheet.faults() == []
        sheet.encoding() == encoding
        sheet.separator() == separator
        sheet.rows()*.said()*.title() == ['Säge, „gut"', 'Leiter']
        sheet.rows()*.purpose() == [Purpose.OFFER, Purpose.NEED]

        where:
        what                 | file                                                                                                    || encoding       | separator
        'UTF-8'              | 'purpose,title,kind\noffer,"Säge, „gut""",gift\nneed,Leiter,loan\n'.getBytes('UTF-8')                    || 'UTF-8'        | ','
        'with a mark'        | ('\uFEFFpurpose;title;kind\r\noffer;"Säge, „gut""";gift\r\nneed;Leiter;loan').getBytes('UTF-8')          || 'UTF-8'        | ';'
        'Windows-1252'       | 'Purpose;TITLE;Kind\r\nOffer;"Säge, „gut""";Gift\r\nNEED;Leiter;Loan\r\n'.getBytes('windows-1252')       || 'Windows-1252' | ';'
        'UTF-16 with tabs'   | ('\uFEFFpurpose\ttitle\tkind\noffer\t"Säge, „gut"""\tgift\nneed\tLeiter\tloan\n').getBytes('UTF-16LE')   || 'UTF-16'       | '\t'
        'empty lines within' | 'purpose,title,kind\n\noffer,"Säge, „gut""",gift\n,,\n\nneed,Leiter,loan\n\n'.getBytes('UTF-8')          || 'UTF-8'        | ','
        'columns mixed up'   | 'kind,colour,title,purpose\ngift,red,"Säge, „gut""",offer\nloan,,Leiter,need\n'.getBytes('UTF-8')        || 'UTF-8'        | ','
    }

    def "#what is a fault of row #row, column '#column'"() {
        given:
        def sheet = check(text.getBytes('UTF-8'))

        expect:
        sheet.rows().size() < 3
        sheet.faults().size() == 1
        with(sheet.faults().first()) {
            it.row() == row
            it.column() == column
            it.found() == found
            it.expected().size() > 5
        }

        where:
        what                      | text                                                               || row | column     | found
        'a missing column'        | 'purpose,title\noffer,saw\n'                                       || 1   | 'kind'     | ''
        'a column twice'          | 'purpose,title,kind,Title\noffer,saw,gift,axe\n'                   || 1   | 'title'    | 'Title'
        'an empty table'          | ''                                                                 || 1   | ''         | ''
        'a header alone'          | HEADER                                                             || 1   | ''         | ''
        'an unknown purpose'      | HEADER + 'offer,saw,gift\nwish,axe,gift\n'                         || 3   | 'purpose'  | 'wish'
        'an unknown kind'         | HEADER + 'offer,saw,barter\n'                                      || 2   | 'kind'     | 'barter'
        'a missing title'         | HEADER + 'offer,,gift\n'                                           || 2   | 'title'    | ''
        'a cell too many'         | HEADER + 'offer,saw,gift,and more\n'                               || 2   | ''         | 'and more'
        'an unclosed quotation'   | HEADER + 'offer,"saw,gift\nneed,axe,gift\n'                        || 2   | ''         | ''
        'a category of nobody'    | 'purpose,title,kind,category\noffer,saw,gift,Weapons\n'            || 2   | 'category' | 'Weapons'
        'a day that has been'     | 'purpose,title,kind,open until\noffer,saw,gift,2026-02-28\n'       || 2   | 'openUntil' | '2026-02-28'
        'a fraction of a gram'    | 'purpose,title,kind,subject,weight\noffer,saw,gift,item,1.5\n'     || 2   | 'weight'   | '1.5'
        'a lent song'             | 'purpose,title,kind,subject\noffer,song,loan,skill\n'              || 2   | 'kind'     | 'loan'
    }

    def "#what is refused before anything is read"() {
        when:
        check(file)

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'file'

        where:
        what                       | file
        'a workbook'               | [0x50, 0x4B, 3, 4, 0, 0, 0x20] as byte[]
        'letters of nothing'       | [0x70, 0x81, 0x8D, 0xFF] as byte[]
        'a file of many megabytes' | new byte[Sheet.LARGEST + 1]
        'more rows than are taken' | (HEADER + 'offer,saw,gift\n' * (Sheet.MOST_ROWS + 1)).getBytes('UTF-8')
        'a hundred thousand rows'  | (HEADER + 'offer,saw,gift\n' * 100_000).getBytes('UTF-8')
    }

    def "looking at a table publishes nothing, and faults are told and cut where there are too many"() {
        when:
        def sheet = check((HEADER + 'offer,looked at,gift\n' * 3 + 'wish,,x\n' * 600).getBytes('UTF-8'))

        then:
        sheet.faults().size() == Sheet.MOST_FAULTS
        found('looked') == []
    }

    def "all rows are published or none, with all they say"() {
        when:
        sheets.publish((HEADER + 'offer,half done,gift\noffer,half done,x\n').getBytes('UTF-8'), keeper, bakery.group.identity())

        then:
        def refused = thrown(Refused)
        refused.refusal().sentence().startsWith('Row 3, kind')
        found('half') == []

        when:
        def text = 'purpose,title,text,kind,category,audience,subject,condition,length,value,currency,stock,due,tags\n' +
                'offer,Router,"For wood, ""fine"" work",loan,tools,public,item,4,300,"89,50",eur,2,2026-04-01,"wood, power"\n' +
                'need,A hand with the Router,,time credit,,public,help,,,,,,,\n'
        def done = sheets.publish(text.getBytes('UTF-8'), keeper, bakery.group.identity())
        def made = listings.search(new ListingFilter('router', null, null, null, null, null), null, Page.Request.first(5)).items()

        then:
        done == new Sheets.Published(2, 0)
        made*.terms()*.subject() == [new Subject.Help(Subject.Urgency.WHENEVER), new Subject.Item(new Features(Features.Form.THING, 4, new Size(300, null, null), null, new Money(8950, 'EUR'), 2))]
        made[1].category().name() == 'Tools'
        made[1].post().tags() == ['power', 'wood']
        made[1].post().text() == 'For wood, "fine" work'
    }

    def "the same file twice makes nothing new, and a longer one only what is new in it"() {
        given:
        def text = HEADER + 'offer,Twin,gift\noffer,Twin,gift\nneed,Twin,gift\n'

        expect:
        publish(text) == new Sheets.Published(3, 0)
        publish(text) == new Sheets.Published(0, 3)
        publish('Kind;Purpose;Title\r\ngift;need;Twin\r\ngift;offer;Twin\r\ngift;offer;Twin\r\ngift;offer;Twin\r\n') == new Sheets.Published(1, 3)
        found('twin').size() == 4
    }

    def "the same file sent twice at once makes nothing twice"() {
        when:
        def done = AtOnce.run(3) { publish(HEADER + (1..5).collect { "offer,Same moment $it,gift\n" }.join('')) }

        then:
        done.every { it instanceof Sheets.Published }
        done*.made().sum() == 5
        found('moment').size() == 5
    }

    def "a table that was looked at is looked at again as it was"() {
        given:
        def file = (HEADER + 'wish,,x\n' * 60).getBytes('UTF-8')
        def looked = sheets.keep(file, keeper, bakery.group.identity())

        expect:
        sheets.kept(keeper).get().faults() == looked.faults()
        looked.faults().size() == 180
    }

    def "a table that was looked at waits a day for its sender's word, and is published once"() {
        given:
        def file = (HEADER + 'offer,Waiting,gift\n').getBytes('UTF-8')
        sheets.keep((HEADER + 'offer,Forgotten,gift\n').getBytes('UTF-8'), keeper, bakery.group.identity())
        sheets.keep(file, keeper, bakery.group.identity())

        expect:
        sheets.publishKept(keeper) == new Sheets.Published(1, 0)
        found('forgotten') == []

        when:
        sheets.publishKept(keeper)

        then:
        thrown(Refused)

        when:
        sheets.keep(file, keeper, bakery.group.identity())
        clock.advance(Duration.ofHours(25))
        sheets.publishKept(keeper)

        then:
        thrown(Refused)
    }

    def "who is no member of the co-op sends no table to it"() {
        given:
        def stranger = bakery.bean(Logins).register(new NewPerson('stranger', 'Stranger', null, 'a long enough password'), false)

        when:
        sheets.keep((HEADER + 'offer,saw,gift\n').getBytes('UTF-8'), stranger, bakery.group.identity())

        then:
        thrown(Refused)
    }

    def "what is written to a file is what one may see, no formula to a spreadsheet, and reads as the same again"() {
        given:
        def text = '''purpose,title,text,kind,audience,subject,minutes,availability,tags,quantity,unit
offer,"=cmd|' /C calc'!A0","+1
-2, ""three""",gift,public,service,90,@noon,formula,1.5,litre
offer,"'=quoted",,gift,group,,,,formula,,
'''
        publish(text)
        def filter = new ListingFilter(null, null, null, null, null, 'formula')

        when:
        def all = new String(sheets.write(filter, keeper.actorId()), 'UTF-8')
        def open = new String(sheets.write(filter, null), 'UTF-8')

        then:
        all.contains(",'=cmd|")
        !(all =~ /(?m)(^|,)"?[=+@]/)
        all.readLines().size() == 4
        open.readLines().size() == 3
        !open.contains('quoted')

        when:
        def again = check(all.getBytes('UTF-8'))

        then:
        again.faults() == []
        again.ignored() == ['address', 'author']
        again.rows()*.said()*.title() == ["=quoted", "=cmd|' /C calc'!A0"]
        again.rows()[1].said().words().get().text() == '+1\n-2, "three"'
        again.rows()[1].said().terms().get() == listings.search(filter, null, Page.Request.first(1)).items().first().terms()
    }

    def "letters of any kind make a refusal or a report, and never anything else"() {
        given:
        def random = new Random(7)

        expect:
        (1..400).every {
            def bytes = new byte[random.nextInt(120)]
            random.nextBytes(bytes)
            def file = it % 2 ? bytes : (HEADER.bytes.toList() + bytes.toList()) as byte[]
            try {
                check(file) instanceof Sheet
            } catch (Refused refused) {
                refused.refusal().field() == 'file'
            }
        }
    }

    private Sheet check(byte[] file) {
        sheets.check(file, keeper, bakery.group.identity())
    }

    private Sheets.Published publish(String text) {
        sheets.publish(text.getBytes('UTF-8'), keeper, bakery.group.identity())
    }

    private List<Listing> found(String word) {
        listings.search(new ListingFilter(word, null, null, null, null, null), keeper.actorId(), Page.Request.first(80)).items()
    }
}
