package coop.talkoot.mastodon

import com.fasterxml.jackson.annotation.JsonProperty
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption
import coop.talkoot.Descriptions
import coop.talkoot.people.access.Scopes
import io.micronaut.serde.annotation.Serdeable
import java.lang.reflect.RecordComponent
import java.time.Instant
import org.jspecify.annotations.Nullable
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The document of Mastodon's API says what its controllers do. */
class MastodonOpenApiSpec extends Specification {
    private static final Map<String, Object> DOCUMENT = Descriptions.of('mastodon')
    private static final List<Class> VIEWS = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages('coop.talkoot.mastodon').findAll { it.isRecord() && it.isAnnotatedWith(Serdeable) }*.reflect()
    private static final List<Map<String, Object>> CALLS = Descriptions.operations(DOCUMENT)
            .findAll { it.path.startsWith('/api/') && !it.path.startsWith('/api/v1/streaming') }

    @Shared @AutoCleanup MastodonFixture mastodon = new MastodonFixture()

    def setupSpec() {
        mastodon.bakery.member('aino')
    }

    def "what is given has the name it has here, and nothing else is named but what is sent"() {
        expect:
        DOCUMENT.components.schemas.keySet().findAll { !it.endsWith('Fields') } as Set == VIEWS.collect { name(it) } as Set
    }

    def "the schema #schema has the fields that are sent, of their types"() {
        given:
        def told = DOCUMENT.components.schemas[schema]

        expect:
        told.properties.keySet() as List == view.recordComponents.collect { wire(it) }
        view.recordComponents.each { part ->
            def property = told.properties[wire(part)]
            assert types(property) - 'null' == [kind(part.type)] as Set: "$schema.${wire(part)}"
            assert part.annotatedType.isAnnotationPresent(Nullable) == ('null' in types(property) || !(wire(part) in told.required)): "$schema.${wire(part)}"
        }

        where:
        view << VIEWS
        schema = name(view)
    }

    def "the scopes are those that are known"() {
        expect:
        CALLS.collectMany { it.operation.security.collectMany { it.oauth2 ?: [] } }.toSet() - Scopes.KNOWN == [] as Set
        DOCUMENT.components.securitySchemes.oauth2.flows.authorizationCode.scopes.keySet() as List == Scopes.KNOWN
    }

    def "#method #path is for whom its description says"() {
        given:
        def scopes = security.collectMany { it.oauth2 ?: [] }
        def call = { String scope -> send(method, path, operation, scope) }

        expect: 'guests where they are let in'
        (call(null) == 401) == !security.contains([:])

        and: 'programs with any of the scopes'
        scopes.every { !(call(it) in [401, 403]) }

        and: 'no program with another'
        (call('push' in scopes ? 'profile' : 'push') == 403) == !scopes.empty

        where:
        [method, path, security, operation] << CALLS.collect { [it.method, it.path, it.operation.security, it.operation] }
    }

    private int send(String method, String path, Map<String, Object> operation, String scope) {
        def headers = scope == null ? [:] : mastodon.as('aino', scope)
        def address = path.replaceAll(/\{(id|list|list_id)\}/, '1').replaceAll(/\{[^}]*\}/, 'flour')
        def forms = operation.requestBody?.content?.keySet() ?: []
        if (forms as List == ['multipart/form-data']) {
            return mastodon.send(method, address, '--B\r\nContent-Disposition: form-data; name="x"\r\n\r\nx\r\n--B--\r\n', headers + ['Content-Type': 'multipart/form-data; boundary=B']).statusCode()
        }
        return mastodon.send(method, address, method in ['GET', 'DELETE'] ? null : '{}', headers + (method in ['GET', 'DELETE'] ? [:] : ['Content-Type': 'application/json'])).statusCode()
    }

    /** Of a record in another, both names; without what they say of where they are. */
    private static String name(Class view) {
        def outer = view.enclosingClass
        return (outer == null ? '' : name(outer)) + view.simpleName.replaceFirst('^Mastodon', '').replaceFirst('Controller$', '')
    }

    private static String wire(RecordComponent part) {
        def named = part.declaringRecord.getDeclaredField(part.name).getAnnotation(JsonProperty)?.value()
        return named ?: part.name.replaceAll(/([A-Z])/) { "_${it[1].toLowerCase()}" }
    }

    private static Set<String> types(Map<String, Object> property) {
        if (property.$ref) {
            return [property.$ref.replaceFirst('.*/', '')] as Set
        }
        return property.oneOf ? property.oneOf.collectMany { types(it) } as Set : (property.type instanceof List ? property.type : [property.type]) as Set
    }

    private static String kind(Class type) {
        switch (type) {
            case [String]: return 'string'
            case [int, Integer, long, Long]: return 'integer'
            case [boolean, Boolean]: return 'boolean'
            case [BigDecimal, double, Double]: return 'number'
            case { it.enum || it == Instant }: return 'string'
            case [List]: return 'array'
            case [Map]: return 'object'
            case [Object]: return null
            default: return name(type)
        }
    }
}
