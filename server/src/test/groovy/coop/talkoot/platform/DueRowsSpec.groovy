package coop.talkoot.platform

import static coop.talkoot.schema.Tables.ACTOR

import coop.talkoot.TestInstance
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class DueRowsSpec extends Specification {
    @Shared
    @AutoCleanup
    TestInstance instance = TestInstance.start(name: 'rows')

    def setupSpec() {
        instance.bean(Transactions).run {
            instance.bean(DSLContext).execute("""insert into actor (id, uri, kind, is_local, handle, domain, url, inbox, created_at, updated_at)
                select n, 'https://due.example/users/' || n, 'PERSON', false, 'p' || n, 'due.example', 'https://due.example/' || n,
                  'https://due.example/inbox', now(), now() from generate_series(1, 250) n""")
        }
    }

    def "each row that is due comes once and in order, however many there are and whichever fail"() {
        given:
        def seen = []
        def refused = [:]

        when:
        instance.bean(DueRows).each(ACTOR.ID, ACTOR.DOMAIN.eq('due.example') & ACTOR.ID.ne(17L), { long id ->
            seen << id
            if (id % 100 == 0) {
                throw Refused.conflict("Not now: $id")
            }
            if (id % 10 == 0) {
                throw new IllegalStateException('broken')
            }
        }, { long id, Refused why -> refused[id] = why.message })

        then:
        seen == (1L..250L).toList() - [17L]
        refused == [100L: 'Not now: 100', 200L: 'Not now: 200']
    }

    def "nothing is done where nothing is due"() {
        when:
        instance.bean(DueRows).each(ACTOR.ID, ACTOR.DOMAIN.eq('nowhere.example'), { long id -> throw new AssertionError(id) }, { long id, Refused why -> })

        then:
        noExceptionThrown()
    }
}
