package coop.talkoot

import spock.lang.AutoCleanup
import spock.lang.Specification

class InstanceSpec extends Specification {
    @AutoCleanup
    TestInstance bakery = TestInstance.start(name: 'bakery')

    def "an instance answers on its own name on loopback"() {
        expect:
        bakery.get('/nothing').statusCode() == 404
        bakery.uri('/nothing') == "http://bakery.localhost:${bakery.port}/nothing"
    }

    def "its database keeps what it acknowledges"() {
        expect:
        show(setting) == 'on'

        where:
        setting << ['fsync', 'synchronous_commit', 'full_page_writes']
    }

    def "two instances run side by side and keep their data apart"() {
        given:
        def garden = TestInstance.start(name: 'garden')

        expect:
        garden.get('/nothing').statusCode() == 404
        bakery.get('/nothing').statusCode() == 404
        garden.settings.database() != bakery.settings.database()

        cleanup:
        garden?.close()
    }

    def "an instance starts again on the database it had"() {
        when:
        bakery.restart()

        then:
        bakery.get('/nothing').statusCode() == 404
    }

    private String show(String setting) {
        return TestDatabase.connect(bakery.settings.database().get()) {
            def rows = it.createStatement().executeQuery("show $setting")
            rows.next()
            return rows.getString(1)
        }
    }
}
