package coop.talkoot.migrations

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import java.nio.file.Files
import java.nio.file.Path
import java.sql.Connection
import liquibase.Liquibase
import liquibase.database.DatabaseFactory
import liquibase.database.jvm.JdbcConnection
import liquibase.resource.ClassLoaderResourceAccessor
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

class MigrateSpec extends Specification {
    private static final Path CHANGES = Path.of('src/main/resources/db/changes')

    @Shared
    @AutoCleanup
    EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()

    def "up, down and up again leads to the same schema"() {
        given:
        def connection = database('there_and_back')
        def empty = schema(connection)

        when:
        Migrate.up(connection)
        def first = schema(connection)
        Migrate.down(connection, changeSets().size())
        def back = schema(connection)
        Migrate.up(connection)

        then:
        first.size() > 100
        apart(back) == empty
        schema(connection) == first

        cleanup:
        connection?.close()
    }

    def "each single change can be taken back, which leaves what was there before it, and done again"() {
        given: 'the schema after each change'
        def connection = database('step_by_step')
        def after = [schema(connection)]
        changeSets().size().times {
            liquibase(connection).update(1, '')
            after << schema(connection)
        }

        expect: 'the same before it, on the way down'
        (changeSets().size() - 1..0).each { number ->
            Migrate.down(connection, 1)
            assert apart(schema(connection)) == apart(after[number]): "what is left without ${changeSets()[number].fileName}"
        }

        when:
        Migrate.up(connection)

        then:
        schema(connection) == after.last()

        cleanup:
        connection?.close()
    }

    def "up on a database at the head does nothing and leaves the connection as it was"() {
        given:
        def connection = database('twice')
        Migrate.up(connection)
        def head = schema(connection)

        when:
        Migrate.up(connection)

        then:
        schema(connection) == head
        connection.autoCommit
        !connection.closed

        cleanup:
        connection?.close()
    }

    def "a process that was killed while it changed the schema stops nobody"() {
        given: 'its lock is left behind, and there is something to do'
        def connection = database('stale_lock')
        Migrate.up(connection)
        def head = schema(connection)
        Migrate.down(connection, 1)
        connection.createStatement().execute(
                "update databasechangeloglock set locked = true, lockgranted = now(), lockedby = 'the killed one'")

        when:
        Migrate.up(connection)

        then:
        schema(connection) == head

        cleanup:
        connection?.close()
    }

    def "who comes while another changes the schema waits for it"() {
        given:
        def connection = database('in_turn')
        def another = postgres.getDatabase('postgres', 'in_turn').connection
        def turn = Turn.take(another)
        def waiting = Thread.start { Migrate.up(connection) }

        expect: 'it stands in the line'
        new PollingConditions(timeout: 30).eventually { assert waitsForALock(another) }

        when:
        turn.close()
        waiting.join(60_000)

        then:
        !waiting.alive
        schema(connection).size() > 100

        cleanup:
        another?.close()
        connection?.close()
    }

    def "a change behind our back is found although the digest is there"() {
        given:
        def connection = database('behind_our_back')
        Migrate.up(connection)
        def head = schema(connection)

        when: 'the last change is taken back by hand'
        connection.createStatement().execute('alter table inbound drop column claimed_by')
        connection.createStatement().execute('alter table delivery drop column claimed_by')
        connection.createStatement().execute("delete from databasechangelog where id = '0015-claimed-by'")
        Migrate.up(connection)

        then:
        schema(connection) == head

        cleanup:
        connection?.close()
    }

    def "a change set has the name of its file and a way back: #file.fileName"() {
        given:
        def text = Files.readString(file)
        def ids = (text =~ /(?m)^--changeset\s+(\S+)/).collect { it[1] }

        expect:
        ids == ["talkoot:${file.fileName.toString() - '.sql'}"]
        text =~ /(?m)^--rollback\s+\S/

        where:
        file << changeSets()
    }

    def "the changelog lists every change, in order"() {
        given:
        def listed = (Files.readString(CHANGES.resolveSibling('changelog.yaml')) =~ /file: db\/changes\/(\S+)/)
                .collect { it[1] }

        expect:
        listed == changeSets().collect { it.fileName.toString() }
        listed == listed.toSorted()
    }

    private static boolean waitsForALock(Connection connection) {
        def rows = connection.createStatement().executeQuery("select from pg_locks where locktype = 'advisory' and not granted")
        return rows.next()
    }

    private static Liquibase liquibase(Connection connection) {
        connection.autoCommit = true
        new Liquibase('db/changelog.yaml', new ClassLoaderResourceAccessor(),
                DatabaseFactory.instance.findCorrectDatabaseImplementation(new JdbcConnection(connection)))
    }

    /** What Liquibase keeps for itself comes with the first change and stays. */
    private static List<String> apart(List<String> schema) {
        return schema.findAll { !it.contains('databasechangelog') }
    }

    private Connection database(String name) {
        postgres.postgresDatabase.connection.withCloseable { it.createStatement().execute("create database $name".toString()) }
        return postgres.getDatabase('postgres', name).connection
    }

    private static List<Path> changeSets() {
        return Files.list(CHANGES).withCloseable { it.filter { file -> file.toString().endsWith('.sql') }.sorted().toList() }
    }

    /** Columns, constraints, indexes, triggers, functions and types, each as one line. Ids and order play no part. */
    private static List<String> schema(Connection connection) {
        def lines = []
        [
            "select 'column', table_name, column_name, data_type, is_nullable, column_default, generation_expression from information_schema.columns where table_schema = 'public'",
            "select 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', '', '' from pg_constraint where connamespace = 'public'::regnamespace",
            "select 'index', tablename, indexname, indexdef, '', '', '' from pg_indexes where schemaname = 'public'",
            "select 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), '', '', '' from pg_trigger where not tgisinternal",
            "select 'function', proname, pg_get_function_identity_arguments(oid), prosrc, '', '', '' from pg_proc where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')",
            "select 'type', typname, typtype::text, '', '', '', '' from pg_type where typnamespace = 'public'::regnamespace",
            "select 'extension', extname, '', '', '', '', '' from pg_extension",
        ].each { query ->
            def rows = connection.createStatement().executeQuery(query)
            while (rows.next()) {
                lines << (1..7).collect { rows.getString(it) }.join(' | ')
            }
        }
        return lines.toSorted()
    }
}
