package coop.talkoot

import coop.talkoot.api.ApiFixture
import io.micronaut.http.MediaType
import io.micronaut.web.router.Router
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What programs and other servers may ask is described, and what is described is there. */
class DescribedSpec extends Specification {
    @Shared @AutoCleanup ApiFixture bakery = new ApiFixture()

    @Shared List<Map<String, Object>> described = Descriptions.ALL.collectMany { Descriptions.operations(Descriptions.of(it)) }

    def "everything that is served but pages and their assets is described"() {
        given:
        def served = routes().findAll { route -> !route.produces.any { it.name == MediaType.TEXT_HTML } }
                .collectMany { calls(it) }.findAll { !it.startsWith('GET /assets/') } as Set

        expect:
        served.size() > 150
        served - described.collect { plain(it) } == [] as Set
    }

    def "everything that is described is served"() {
        expect:
        (described.collect { plain(it) } as Set) - routes().collectMany { calls(it) } == [] as Set
    }

    def "nothing is described twice"() {
        expect:
        described.countBy { plain(it) }.findAll { it.value > 1 } == [:]
    }

    def "every reference in the document of #room leads somewhere"() {
        given:
        def document = Descriptions.of(room)
        def references = Descriptions.references(document)

        expect:
        references.findAll { Descriptions.at(document, it) == null } == []

        where:
        room << Descriptions.ALL
    }

    def "every operation in the document of #room has a summary, a name of its own, what it answers, and the parameters of its path"() {
        given:
        def document = Descriptions.of(room)
        def operations = Descriptions.operations(document)

        expect:
        operations.findAll { !it.operation.summary || !it.operation.responses } == []
        operations*.operation*.operationId.toSet().size() == operations.size()
        operations.each { call ->
            def named = (call.path =~ /\{(\w+)\}/).collect { it[1] } as Set
            def told = (call.operation.parameters ?: []).collect { it.$ref ? Descriptions.at(document, it.$ref) : it }.findAll { it.in == 'path' }*.name as Set
            assert told == named: call.path
        }

        where:
        room << Descriptions.ALL
    }

    def "every way in that the document of #room names is told of"() {
        given:
        def document = Descriptions.of(room)
        def ways = Descriptions.operations(document).collectMany { it.operation.security ?: [] }.collectMany { it.keySet() } as Set

        expect:
        ways - document.components.securitySchemes.keySet() == [] as Set

        where:
        room << Descriptions.ALL
    }

    private List routes() {
        return bakery.instance.bean(Router).uriRoutes().filter { !(it.httpMethod.name() in ['HEAD', 'OPTIONS']) }.toList()
    }

    private static List<String> calls(route) {
        return expanded(route.uriMatchTemplate.toString()).collect { "$route.httpMethod $it".toString() }
    }

    private static String plain(Map<String, Object> call) {
        return "$call.method ${call.path.replaceAll(/\{[^}]*\}/, '{}')}"
    }

    /** One path for each word a part may be; names of parts do not matter. */
    private static List<String> expanded(String template) {
        def path = template.replaceAll(/\{\?[^}]*\}/, '')
        def choice = path =~ /\{\w+:([\w-]+(?:\|[\w-]+)+)\}/
        return choice.find() ? choice.group(1).split(/\|/).collectMany { expanded(path.replace(choice.group(0), it)) } : [path.replaceAll(/\{[^}]*\}/, '{}')]
    }
}
