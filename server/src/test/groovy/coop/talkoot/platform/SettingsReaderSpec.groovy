package coop.talkoot.platform

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class SettingsReaderSpec extends Specification {
    @TempDir
    Path home

    def "without any setting an instance runs on this machine, with a database of its own"() {
        when:
        def settings = read()

        then:
        settings.port() == 8080
        settings.bind() == '127.0.0.1'
        settings.baseUrl() == URI.create('http://localhost:8080')
        settings.data() == home.resolve('data')
        settings.database().empty
        settings.privateNetworks()
        settings.deliveryWorkers() == 64
    }

    def "the base URL follows the port unless it is given"() {
        expect:
        read(['--port', '9090']).baseUrl() == URI.create('http://localhost:9090')
        read(['--port', '9090', '--base-url', 'https://coop.example']).baseUrl() == URI.create('https://coop.example')
    }

    def "the command line wins over the environment, that over the file"() {
        given:
        file('port = 7001\nbind = 127.0.0.3\ndelivery-workers = 3')

        when:
        def settings = read(['--port=7003'], [TALKOOT_PORT: '7002', TALKOOT_BIND: '127.0.0.2'])

        then:
        settings.port() == 7003
        settings.bind() == '127.0.0.2'
        settings.deliveryWorkers() == 3
    }

    def "the file lies in the data folder or where --config or TALKOOT_CONFIG says"() {
        given:
        def elsewhere = home.resolve('elsewhere.properties')
        Files.writeString(elsewhere, 'port = 7010')
        Files.createDirectories(home.resolve('other'))
        Files.writeString(home.resolve('other/talkoot.properties'), 'port = 7020')

        expect:
        read(['--config', elsewhere.toString()]).port() == 7010
        read([], [TALKOOT_CONFIG: elsewhere.toString()]).port() == 7010
        read(['--data', home.resolve('other').toString()]).port() == 7020
    }

    def "an external database is taken with its user and password"() {
        when:
        def address = read(['--database-url', 'jdbc:postgresql://db:5432/coop', '--database-user', 'coop'],
                [TALKOOT_DATABASE_PASSWORD: 'secret']).database().get()

        then:
        address == new Settings.DatabaseAddress('jdbc:postgresql://db:5432/coop', 'coop', 'secret')
    }

    def "private networks are allowed by default only where nobody else can reach the instance: #url"() {
        expect:
        read(['--base-url', url]).privateNetworks() == allowed

        where:
        url                               | allowed
        'http://localhost:8080'           | true
        'http://bakery.localhost:8080'    | true
        'http://127.0.0.5:8080'           | true
        'http://[::1]:8080'               | true
        'https://localhost'               | false
        'http://coop.example'             | false
        'https://coop.example'            | false
        'http://localhost.coop.example'   | false
        'http://127.0.0.1.coop.example'   | false
    }

    def "an unknown key is refused by its name, with the nearest known one: #arguments #environment #text"() {
        given:
        if (text) {
            file(text)
        }

        when:
        read(arguments, environment)

        then:
        def refused = thrown(Refused)
        refused.message.contains("There is no setting $named")
        refused.message.contains("Did you mean $nearest?")
        !refused.message.contains('\n')

        where:
        arguments              | environment                 | text              | named             | nearest
        ['--prot', '1']        | [:]                         | null              | '--prot'          | '--port'
        ['--Port', '1']        | [:]                         | null              | '--Port'          | '--port'
        ['--baseurl=x']        | [:]                         | null              | '--baseurl'       | '--base-url'
        ['8080']               | [:]                         | null              | '8080'            | '--port'
        []                     | [TALKOOT_DATABASE_USR: 'x'] | null              | 'TALKOOT_DATABASE_USR in the environment' | 'TALKOOT_DATABASE_USER'
        []                     | [TALKOOT_port: '1']         | null              | 'TALKOOT_port in' | 'TALKOOT_PORT'
        []                     | [:]                         | 'delivery-worker=1' | 'delivery-worker in' | 'delivery-workers'
        []                     | [:]                         | '--port=1'        | '--port in'       | 'port'
        []                     | [:]                         | 'TALKOOT_PORT=1'  | 'TALKOOT_PORT in' | 'port'
    }

    def "a bad value is refused with its key, its place and what was expected: #arguments"() {
        when:
        read(arguments)

        then:
        def refused = thrown(Refused)
        refused.message.contains(key)
        refused.message.contains(expected)
        !refused.message.contains('\n')

        where:
        arguments                                   | key                                | expected
        ['--port', 'http']                          | 'port (command line)'              | 'a number from 0 to 65535, not http'
        ['--port', '-1']                            | 'port (command line)'              | 'a number from 0 to 65535, not -1'
        ['--port', '65536']                         | 'port (command line)'              | 'a number from 0 to 65535'
        ['--port', '99999999999999999999']          | 'port (command line)'              | 'a number from 0 to 65535'
        ['--port', '']                              | 'port (command line)'              | 'a number from 0 to 65535'
        ['--port', '0']                             | 'base-url'                         | 'must be given where port is 0'
        ['--port']                                  | '--port'                           | 'needs a value'
        ['--base-url', 'coop.example']              | 'base-url'                         | 'must look like https://coop.example'
        ['--base-url', 'https://coop.example/path'] | 'base-url'                         | 'no path'
        ['--base-url', 'ftp://coop.example']        | 'base-url'                         | 'must look like'
        ['--base-url', 'https://co op']             | 'base-url (command line)'          | 'must look like'
        ['--delivery-workers', '0']                 | 'delivery-workers (command line)'  | 'from 1 to 1000'
        ['--private-networks', 'yes']               | 'private-networks (command line)'  | 'true or false'
        ['--database-url', 'mysql://x']             | 'database-url (command line)'      | 'jdbc:postgresql://'
        ['--database-user', 'x']                    | 'database-user (command line)'     | 'give database-url too'
        ['--config', '/no/such/file']               | '/no/such/file'                    | 'cannot be read'
        ['--oidc-name', 'Vale']                     | 'oidc-name (command line)'         | 'give oidc-issuer too'
        ['--oidc-issuer', 'https://login.vale.example'] | 'oidc-client-secret'           | 'must be given with oidc-issuer'
        ['--oidc-issuer', 'login vale', '--oidc-client-id', 'a', '--oidc-client-secret', 'b'] | 'oidc-issuer' | 'must look like https://'
        ['--oidc-issuer', 'https://vale.example?x', '--oidc-client-id', 'a', '--oidc-client-secret', 'b'] | 'oidc-issuer' | 'must look like https://'
        ['--base-url', 'https://coop.example', '--oidc-issuer', 'http://vale.example', '--oidc-client-id', 'a', '--oidc-client-secret', 'b'] | 'oidc-issuer' | 'must begin with https:'
    }

    def "an identity provider is called by its host unless it has a name"() {
        given:
        def given = ['--oidc-issuer', 'https://login.vale.example/realms/vale', '--oidc-client-id', 'a', '--oidc-client-secret', 'b']

        expect:
        read(given).provider().get() == new OidcSettings('https://login.vale.example/realms/vale', 'a', 'b', 'login.vale.example')
        read(given + ['--oidc-name', 'Vale']).provider().get().name() == 'Vale'
        read().provider().empty
    }

    def "the environment of others is none of our business"() {
        expect:
        read([], [PATH: '/bin', JAVA_HOME: '/x', TALKOOT_JAVA: '/y', DATASOURCES_DEFAULT_URL: 'z']).port() == 8080
    }

    def "settings are shown with the place they come from and without secrets"() {
        when:
        def lines = SettingsReader.read(
                ['--database-url', 'jdbc:postgresql://db/coop?password=hidden1', '--database-password', 'hidden2',
                 '--oidc-issuer', 'https://login.vale.example', '--oidc-client-id', 'a', '--oidc-client-secret', 'hidden3'],
                [TALKOOT_PORT: '7002'], home).lines()

        then:
        lines.any { it =~ /^port +7002 +\(environment\)$/ }
        lines.any { it =~ /^bind +127.0.0.1 +\(default\)$/ }
        lines.any { it =~ /^database-password +\(not shown\) +\(command line\)$/ }
        !lines.any { it.contains('hidden') }
    }

    def "docs/operating.md lists every key with its variable, and no other"() {
        given:
        def page = Files.readString(project().resolve('docs/operating.md'))
        def rows = page.readLines().findAll { it.startsWith('| `') }*.split(/\|/)*.collect { it.trim().replace('`', '') }

        expect:
        rows.collect { it[1] } as Set == (SettingKey.values()*.key() + 'config') as Set
        rows.every { it[2] == 'TALKOOT_' + it[1].toUpperCase().replace('-', '_') }
    }

    private Settings read(List<String> arguments = [], Map<String, String> environment = [:]) {
        return SettingsReader.read(arguments, environment, home).settings()
    }

    private void file(String text) {
        Files.createDirectories(home.resolve('data'))
        Files.writeString(home.resolve('data/talkoot.properties'), text)
    }

    private static Path project() {
        return Path.of('').toAbsolutePath().with { Files.exists(it.resolve('docs')) ? it : it.parent }
    }
}
