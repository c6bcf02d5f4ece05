package coop.talkoot

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** docs/security.md names specs and their features: they are there. */
class SecurityTableSpec extends Specification {
    private static final Path PROJECT = Path.of('').toAbsolutePath().with { Files.exists(it.resolve('docs')) ? it : it.parent }

    def "every row of an advisory names a spec, or says why it does not apply yet"() {
        given:
        def rows = text().readLines().findAll { it ==~ /\| \d+ \|.*/ }

        expect:
        rows*.split(/\|/)*.getAt(1)*.trim() == (1..35)*.toString()
        rows.each { assert it =~ /`\w+Spec` "|not yet|with `moderation`/, it }
    }

    def "every feature named is there: #spec '#feature'"() {
        expect:
        specs[spec]?.contains(feature)

        where:
        [spec, feature] << (text() =~ /`(\w+Spec)` "([^"]+)"/).collect { [it[1], it[2]] }
        specs = SPECS
    }

    private static final Map<String, String> SPECS = {
        def found = [:]
        PROJECT.resolve('server/src/test/groovy').toFile().eachFileRecurse {
            if (it.name.endsWith('Spec.groovy')) {
                found[it.name - '.groovy'] = it.getText('UTF-8')
            }
        }
        found
    }()

    private static String text() {
        return Files.readString(PROJECT.resolve('docs/security.md'))
    }
}
