package coop.talkoot.moderation

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class ReportsSpec extends Specification {
    @Shared @AutoCleanup Neighbours bakery = new Neighbours(name: 'bakery')
    @Shared Reports reports = bakery.bean(Reports)
    @Shared Identity keeper = bakery.keeper.identity()
    @Shared Identity member = bakery.member('member')

    def "a report is open until a keeper resolves it, with a note, once"() {
        given:
        def report = reports.file(member, [keeper.uri()], 'too loud', Origin.LOCAL)

        expect:
        report.isOpen()
        open().contains(report.id())

        when:
        def resolved = reports.resolve(keeper, report.id(), ' we talked ')
        reports.resolve(keeper, report.id(), 'again')

        then:
        !resolved.isOpen()
        resolved.resolution().note() == 'we talked'
        resolved.resolution().keeper().id() == keeper.id()
        !open().contains(report.id())
        reports.all(false, Page.Request.first(80)).items()*.id().contains(report.id())
        reports.require(report.id()).resolution().note() == 'we talked'
        log(report)*.deed() == [Deed.REPORT_RESOLVED]
        log(report)*.reason() == ['we talked']

        when:
        reports.reopen(keeper, report.id())

        then:
        open().contains(report.id())
        log(report)*.deed() == [Deed.REPORT_REOPENED, Deed.REPORT_RESOLVED]
        log(report)[0].before() == 'resolved: we talked'
    }

    def "the same report from elsewhere is one report"() {
        given:
        def origin = new Origin.Remote('https://far.example/flags/1')

        expect:
        reports.file(member, [keeper.uri()], 'a', origin).id() == reports.file(member, [keeper.uri()], 'b', origin).id()
        reports.byUri('https://far.example/flags/1').get().content() == 'a'
    }

    def "a report of #what is refused"() {
        when:
        reports.file(member, objects, '', Origin.LOCAL)

        then:
        thrown(Refused)

        where:
        what                | objects
        'nothing'           | []
        'too much at once'  | (1..51).collect { "https://far.example/$it".toString() }
    }

    def "what is not there can be neither resolved nor opened again"() {
        when:
        deed.call(reports, keeper)

        then:
        thrown(Refused)

        where:
        deed << [{ reports, keeper -> reports.resolve(keeper, 7, '') }, { reports, keeper -> reports.reopen(keeper, 7) }]
    }

    def "a note too long to be one changes nothing"() {
        given:
        def report = reports.file(member, [keeper.uri()], '', Origin.LOCAL)

        when:
        reports.resolve(keeper, report.id(), 'x' * 2001)

        then:
        thrown(Refused)
        reports.require(report.id()).isOpen()
        log(report) == []
    }

    private List<Long> open() {
        return reports.all(true, Page.Request.first(80)).items()*.id()
    }

    private List<AuditEntry> log(Report report) {
        return bakery.bean(AuditLog).all("report ${report.id()}", Page.Request.first(9)).items()
    }
}
