package coop.talkoot

import coop.talkoot.platform.SettingKey
import coop.talkoot.platform.SettingsReader
import java.nio.file.Files
import java.nio.file.Path
import org.yaml.snakeyaml.Yaml
import spock.lang.Shared
import spock.lang.Specification

/** compose.yaml, Dockerfile and Caddyfile are not run by any other spec: here they are held to the settings. */
class ComposeSpec extends Specification {
    private static final Path PROJECT = project()

    @Shared
    Map<String, ?> compose = new Yaml().load(text('compose.yaml'))
    @Shared
    String dockerfile = text('Dockerfile').replace('\\\n', ' ')
    @Shared
    Map<String, String> variables = compose.services.talkoot.environment

    def "the server's variables are settings, and every one an external database needs is there"() {
        given:
        def known = SettingKey.values()*.variable() as Set

        expect:
        known.containsAll(variables.keySet())
        known.containsAll((dockerfile =~ /\b(TALKOOT_\w+)=/).collect { it[1] })
        variables.keySet().containsAll(['TALKOOT_BASE_URL', 'TALKOOT_BIND', 'TALKOOT_DATABASE_URL',
                                        'TALKOOT_DATABASE_USER', 'TALKOOT_DATABASE_PASSWORD'])
    }

    def "the server accepts these variables and takes the database of compose"() {
        given:
        def environment = variables.collectEntries { name, value -> [name, filled(value)] }

        when:
        def settings = SettingsReader.read([], environment, PROJECT.resolve('server/target/no-home')).settings()

        then:
        settings.baseUrl() == URI.create('https://coop.example')
        settings.bind() == '0.0.0.0'
        !settings.privateNetworks()
        with(settings.database().get()) {
            user() == database.environment.POSTGRES_USER
            password() == filled(database.environment.POSTGRES_PASSWORD)
            url() == "jdbc:postgresql://database:5432/$database.environment.POSTGRES_DB"
        }
        compose.services.containsKey('database')
    }

    def "the database is the PostgreSQL that the server embeds, keeps its data and writes it down"() {
        expect:
        database.image == 'postgres:18'
        database.volumes.every { it.split(':')[0] in compose.volumes.keySet() }
        // Since 18 the image keeps its data in a folder of the version below this one.
        database.volumes == ['database:/var/lib/postgresql']
        ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on'].every { database.command.contains("-c $it") }
        database.healthcheck.test.contains("--username $database.environment.POSTGRES_USER")
        compose.services.talkoot.depends_on.database.condition == 'service_healthy'
    }

    def "nothing but Caddy can be reached from outside, and Caddy reaches the server on its port"() {
        given:
        def caddyfile = text('deploy/Caddyfile')

        expect:
        compose.services.findAll { it.value.ports }.keySet() == ['caddy'] as Set
        compose.services.caddy.ports == ['80:80', '443:443', '443:443/udp']
        caddyfile.contains("reverse_proxy talkoot:${variables.TALKOOT_PORT}")
        caddyfile.contains('{$DOMAIN}')
        compose.services.caddy.environment.DOMAIN == '${DOMAIN}'
        compose.services.caddy.volumes[0].split(':')[0..1] == ['./deploy/Caddyfile', '/etc/caddy/Caddyfile']
        compose.services.talkoot.expose == [variables.TALKOOT_PORT]
        dockerfile.contains("EXPOSE $variables.TALKOOT_PORT")
    }

    def "compose asks the server itself how it is, and Caddy waits for that"() {
        given:
        def test = compose.services.talkoot.healthcheck.test as List<String>
        def server = TestInstance.start(name: 'compose')

        when: 'what compose runs in the image is run here, with the port of this server'
        def command = test.drop(1).collect { it.replace(variables.TALKOOT_PORT, "$server.port") }

        then:
        test[0] == 'CMD'
        exitCode(command) == 0
        compose.services.caddy.depends_on.talkoot.condition == 'service_healthy'

        when:
        server.stop()

        then:
        exitCode(command) != 0

        cleanup:
        server?.close()
    }

    private static int exitCode(List<String> command) {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor()
    }

    def "the image holds what Maven builds, runs the server's class and not as root"() {
        given:
        def copied = (dockerfile =~ /(?m)^COPY (\S+)/).collect { it[1] }
        def pom = text('server/pom.xml')
        def ignored = text('.dockerignore').readLines()

        expect:
        dockerfile.startsWith('# Made') && dockerfile.contains('FROM eclipse-temurin:25-jre')
        copied == ['server/target/lib', 'server/target/talkoot.jar']
        copied.every { "!$it".toString() in ignored }
        pom.contains('<finalName>talkoot</finalName>')
        pom.contains('<outputDirectory>${project.build.directory}/lib</outputDirectory>')
        dockerfile.contains("\"${Main.name}\"")
        dockerfile =~ /(?m)^USER talkoot$/
    }

    private Map<String, ?> getDatabase() {
        return compose.services.database as Map<String, ?>
    }

    private static String filled(Object value) {
        return value.toString().replaceAll(/\$\{DOMAIN[^}]*}/, 'coop.example').replaceAll(/\$\{DATABASE_PASSWORD[^}]*}/, 'secret')
    }

    private static String text(String file) {
        return Files.readString(PROJECT.resolve(file))
    }

    private static Path project() {
        def here = Path.of('').toAbsolutePath()
        return Files.exists(here.resolve('compose.yaml')) ? here : here.parent
    }
}
