package coop.talkoot

import static com.tngtech.archunit.base.DescribedPredicate.not
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices

import com.tngtech.archunit.base.DescribedPredicate
import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption
import com.tngtech.archunit.lang.ArchRule
import java.nio.file.Files
import java.nio.file.Path
import javax.tools.StandardJavaFileManager
import javax.tools.StandardLocation
import javax.tools.ToolProvider
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** The walls of the house. Beside each rule stands a class that breaks it, and each rule must find that one. */
class DependencyRuleSpec extends Specification {
    private static final List<String> DOMAIN = ['platform', 'people', 'groups', 'ledger', 'documents', 'posts', 'exchange', 'governance', 'moderation', 'notices']
    private static final List<String> ADAPTERS = ['http', 'activitypub', 'api', 'mastodon', 'web', 'demo']

    @Shared
    JavaClasses house = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages('coop.talkoot')

    @TempDir
    @Shared
    Path folder

    /** It opens each jar once, however many offenders are compiled. */
    @Shared
    @AutoCleanup
    StandardJavaFileManager files = ToolProvider.systemJavaCompiler.getStandardFileManager(null, null, null)

    /** The house with three classes more: those that only the whole of it shows. */
    @Shared
    JavaClasses broken

    /** table -> the rooms that use it */
    @Shared
    Map<String, Set<String>> owners = roomsOf(house)

    def setupSpec() {
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, System.getProperty('java.class.path').split(File.pathSeparator).collect { Path.of(it) })
        broken = with(['people': 'groups.Group', 'activitypub.mapping': 'activitypub.inbox.InboxWorker', 'exchange': 'schema.tables.Login'])
    }

    def "#room uses no other room than #allowed"() {
        given:
        def rule = mayUse(room, allowed)

        expect:
        holds(rule)
        finds(rule, room, wrong)

        where:
        room                    | allowed                                                                  || wrong
        'platform'              | []                                                                       || 'people.Identity'
        'people'                | ['platform']                                                             || 'groups.Group'
        'groups'                | ['platform', 'people']                                                   || 'posts.Post'
        'groups.affiliation'    | ['platform', 'people', 'groups']                                         || 'governance.Motion'
        'ledger'                | ['platform', 'people', 'groups']                                         || 'posts.Post'
        'documents'             | ['platform', 'people']                                                   || 'posts.Post'
        'documents.picture'     | ['platform']                                                             || 'people.Identity'
        'documents.storage'     | ['platform']                                                             || 'documents.picture.Intake'
        'posts'                 | ['platform', 'people', 'groups', 'documents']                            || 'exchange.Listing'
        'exchange'              | ['platform', 'people', 'groups', 'ledger', 'documents', 'posts', 'governance.method'] || 'http.Problem'
        'exchange.agreement'    | ['platform', 'people', 'groups', 'ledger', 'documents', 'posts', 'exchange', 'governance.method'] || 'governance.Motion'
        'exchange.sheet'        | ['platform', 'people', 'groups', 'posts', 'exchange']                    || 'http.Problem'
        'governance'            | ['platform', 'people', 'groups', 'posts']                              || 'exchange.Listing'
        'moderation'            | ['platform', 'people', 'groups', 'ledger', 'documents', 'posts', 'governance']         || 'exchange.Listing'
        'notices'               | ['platform', 'people', 'groups', 'ledger', 'documents', 'posts', 'exchange', 'governance', 'moderation'] || 'http.Problem'
        'posts.filter'          | ['platform', 'people', 'posts']                                          || 'groups.Group'
        'governance.method'     | []                                                                       || 'platform.Transactions'
        'governance.federal'    | ['governance.method']                                                    || 'platform.Transactions'
        'governance.count'      | ['governance.method', 'governance.federal']                              || 'platform.Transactions'
        'http'                  | ['platform', 'people']                                                   || 'exchange.Listing'
        'activitypub'           | DOMAIN + ['vocab']                                                       || 'http.Problem'
        'api'                   | DOMAIN + ['http']                                                        || 'vocab.Actor'
        'web'                   | DOMAIN + ['http']                                                        || 'activitypub.fetch.RemoteActors'
        'mastodon'              | DOMAIN + ['http']                                                        || 'web.Templates'
        'mastodon.view'         | DOMAIN                                                                   || 'mastodon.door.Sent'
        'mastodon.door'         | DOMAIN + ['http']                                                        || 'mastodon.view.MastodonTime'
        'mastodon.oauth'        | DOMAIN + ['http', 'mastodon.door']                                       || 'mastodon.view.MastodonTime'
        'mastodon.stream'       | DOMAIN + ['http', 'mastodon.door', 'mastodon.view']                      || 'web.Templates'
        'web.view'              | DOMAIN                                                                   || 'http.Problem'
        'activitypub.signature' | DOMAIN + ['activitypub', 'vocab']                                        || 'activitypub.fetch.GuardedClient'
        'activitypub.mapping'   | DOMAIN + ['activitypub', 'vocab']                                        || 'activitypub.signature.Keys'
        'activitypub.actor'     | DOMAIN + ['activitypub', 'vocab', 'activitypub.mapping']                 || 'activitypub.fetch.GuardedClient'
        'activitypub.fetch'     | DOMAIN + ['activitypub', 'vocab'] + below('actor', 'mapping', 'signature') || 'activitypub.delivery.Deliveries'
        'activitypub.delivery'  | DOMAIN + ['activitypub'] + below('fetch', 'signature')                   || 'activitypub.outbox.Activities'
        'activitypub.outbox'    | DOMAIN + ['activitypub', 'vocab'] + below('actor', 'mapping', 'signature', 'delivery') || 'activitypub.fetch.GuardedClient'
        'activitypub.inbox'     | DOMAIN + ['activitypub', 'vocab'] + below('fetch', 'mapping', 'signature') || 'activitypub.delivery.Deliveries'
    }

    def "#rooms know nothing of #what"() {
        given:
        def rule = noClasses().that().resideInAnyPackage(packages(rooms))
                .should().dependOnClassesThat(resideInAnyPackage(what as String[]))

        expect:
        holds(rule)
        finds(rule, rooms.last(), wrong)

        where:
        rooms                   | what                                                                 || wrong
        DOMAIN                  | packages(ADAPTERS)                                                   || 'http.Problem'
        DOMAIN                  | ['coop.talkoot.vocab..', 'jakarta.json..', 'com.apicatalog..']       || 'jakarta.json.JsonObject'
        DOMAIN                  | ['io.micronaut.http..']                                              || 'io.micronaut.http.HttpRequest'
        ['api', 'web', 'mastodon'] | ['coop.talkoot.vocab..', 'com.apicatalog..']                      || 'vocab.Actor'
        ['api', 'web', 'mastodon'] | ['coop.talkoot.activitypub..']                                    || 'activitypub.fetch.RemoteActors'
        ['activitypub', 'api', 'mastodon'] | ['coop.talkoot.web..']                                    || 'web.Templates'
        ['web', 'api', 'activitypub'] | ['coop.talkoot.mastodon..']                                    || 'mastodon.view.MastodonTime'
        ADAPTERS - ['demo']     | ['coop.talkoot.demo..']                                              || 'demo.Demo'
    }

    def "mapping is pure: it asks no database, no other server and no clock"() {
        given:
        def rule = noClasses().that().resideInAPackage('coop.talkoot.activitypub.mapping..')
                .should().dependOnClassesThat(resideInAnyPackage('org.jooq..', 'java.sql..', 'javax.sql..', 'java.net.http..', 'okhttp3..',
                        'coop.talkoot.schema..', 'coop.talkoot.activitypub.fetch..', 'coop.talkoot.activitypub.delivery..'))
                .orShould().dependOnClassesThat().haveFullyQualifiedName('java.time.Clock')
                .orShould().dependOnClassesThat().haveFullyQualifiedName('coop.talkoot.platform.Transactions')

        expect:
        holds(rule)
        finds(rule, 'activitypub.mapping', wrong)

        where:
        wrong << ['org.jooq.DSLContext', 'java.time.Clock', 'activitypub.fetch.RemoteDocuments', 'platform.Transactions']
    }

    def "only fetch and delivery open sockets to others"() {
        given:
        def isAllowed = resideInAnyPackage('coop.talkoot.activitypub.fetch..', 'coop.talkoot.activitypub.delivery..')
        def rule = noClasses().that(not(isAllowed))
                .should().dependOnClassesThat(resideInAnyPackage('okhttp3..', 'java.net.http..', 'io.micronaut.http.client..', 'javax.net..'))
                .orShould().dependOnClassesThat().haveFullyQualifiedName('java.net.Socket')
                .orShould().dependOnClassesThat().haveFullyQualifiedName('java.net.URLConnection')
                .orShould().callMethod(URL, 'openStream')

        expect:
        holds(rule)
        finds(rule, 'web', wrong)

        where:
        wrong << ['java.net.http.HttpClient', 'okhttp3.OkHttpClient', 'java.net.Socket', 'java.net.URLConnection']
    }

    def "only where files lie is a store of others asked"() {
        given:
        def rule = noClasses().that().resideOutsideOfPackage('coop.talkoot.documents.storage..')
                .should().dependOnClassesThat().resideInAPackage('software.amazon.awssdk..')

        expect:
        holds(rule)
        finds(rule, 'documents', 'software.amazon.awssdk.services.s3.S3Client')
    }

    def "domain rooms form no cycles"() {
        given:
        def rule = slices().matching('coop.talkoot.(*)..').should().beFreeOfCycles()

        expect:
        holds(rule, house.that(resideInAnyPackage(packages(DOMAIN))))

        and: 'one is found'
        broken.that(resideInAnyPackage(packages(DOMAIN))).with { rule.evaluate(it).hasViolation() }
    }

    def "the parts of activitypub form no cycles"() {
        given:
        def rule = slices().matching('coop.talkoot.activitypub.(*)..').should().beFreeOfCycles()

        expect:
        holds(rule)
        rule.evaluate(broken).hasViolation()
    }

    def "the table #table belongs to one room"() {
        expect:
        owners[table].size() == 1

        where:
        table << owners.keySet().sort()
    }

    def "a table read by a second room is found"() {
        expect:
        roomsOf(broken)['Login'] == ['people', 'exchange'] as Set
    }

    private static Map<String, Set<String>> roomsOf(JavaClasses classes) {
        def rooms = [:].withDefault { [] as Set }
        for (type in classes.findAll { !it.packageName.startsWith('coop.talkoot.schema') }) {
            def room = type.packageName.replaceFirst('coop\\.talkoot\\.?', '').replaceFirst('\\..*', '')
            def used = type.directDependenciesFromSelf*.targetClass*.baseComponentType*.name +
                    type.fieldAccessesFromSelf*.target*.rawType*.name
            used.findAll { it.startsWith('coop.talkoot.schema.tables.') }
                    .each { rooms[it.replaceFirst('.*\\.', '').replaceFirst('(Record|\\$.*)$', '')] << room }
        }
        return rooms
    }

    private static ArchRule mayUse(String room, List<String> allowed) {
        // A part of activitypub may use the root package alone, not its sister parts by the way.
        def mayBeUsed = resideInAnyPackage(([room, 'schema'] + allowed).collect {
            it == 'activitypub' && room.contains('.') ? 'coop.talkoot.activitypub' : "coop.talkoot.$it..".toString()
        } as String[])
        return noClasses().that().resideInAPackage("coop.talkoot.$room..")
                .should().dependOnClassesThat(DescribedPredicate.and(resideInAPackage('coop.talkoot..'), not(mayBeUsed)))
    }

    private static void holds(ArchRule rule, JavaClasses classes) {
        def result = rule.evaluate(classes)
        assert !result.hasViolation(): result.failureReport.toString()
    }

    private boolean holds(ArchRule rule) {
        holds(rule, house)
        return true
    }

    private boolean finds(ArchRule rule, String room, String used) {
        return rule.evaluate(new ClassFileImporter().importPath(wrong(room, used))).hasViolation()
    }

    /** The house with a class more in each of these rooms, which uses what it must not. */
    private JavaClasses with(Map<String, String> wrongs) {
        return new ClassFileImporter()
                .withImportOption { !it.contains('/test-classes/') }
                .importPaths(wrongs.collect { room, used -> wrong(room, used) } + [Path.of('target/classes')])
    }

    /** A folder with a class of this room that has a field of the type it must not use. */
    private Path wrong(String room, String used) {
        def source = folder.resolve("${System.nanoTime()}").resolve('Wrong.java')
        Files.createDirectories(source.parent)
        def type = used.matches('(java|javax|org|okhttp3|jakarta|io|com|software)\\..*') ? used : "coop.talkoot.$used"
        Files.writeString(source, "package coop.talkoot.$room; public class Wrong { public $type used; }")
        files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, [source.parent])
        assert ToolProvider.systemJavaCompiler.getTask(null, files, null, ['-proc:none', '-nowarn'], null, files.getJavaFileObjects(source)).call()
        return source.parent
    }

    private static String[] packages(List<String> rooms) {
        return rooms.collect { "coop.talkoot.$it..".toString() } as String[]
    }

    private static List<String> below(String... parts) {
        return parts.collect { "activitypub.$it".toString() }
    }
}
