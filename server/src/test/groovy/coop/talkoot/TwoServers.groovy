package coop.talkoot

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.ledger.clearing.TwoLedgers
import coop.talkoot.people.Follow
import coop.talkoot.people.Follows
import coop.talkoot.people.Sessions
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Settings.DatabaseAddress
import groovy.json.JsonSlurper
import java.nio.file.Path
import java.sql.Connection

/**
 * Two co-ops, each a process of its own with a database that outlives it, and an open line between them. Either can be
 * killed while it does a certain thing: whoever writes into a table waits for who holds it.
 */
final class TwoServers implements AutoCloseable {
    final House bakery
    final House garden
    private final TwoLedgers ledgers = new TwoLedgers(1)

    TwoServers(Path home) {
        ledgers.open(10_000, 10_000)
        def here = ledgers.garden
        def group = here.find(ledgers.bakery.group.identity())
        here.bean(Follows).request(here.keeper.identity(), group, Origin.LOCAL)
        await('the accept') { here.bean(Follows).between(here.keeper.identity().id(), group.id()).get().state() == Follow.State.ACCEPTED }
        bakery = new House(home, ledgers.bakery, ledgers.hours[ledgers.bakery].id())
        garden = new House(home, here, ledgers.hours[here].id())
        houses*.takeOver()
        houses*.server*.launch()
        houses*.server*.awaitStart()
    }

    List<House> getHouses() {
        [bakery, garden]
    }

    House other(House house) {
        house.is(bakery) ? garden : bakery
    }

    /** Starts one that was killed; the other hears from its keeper that it is back. */
    void startAgain(House house) {
        house.server.start()
        other(house).post('/delivery/failing-hosts/try', [host: house.host])
    }

    @Override
    void close() {
        houses*.server*.close()
        ledgers.close()
    }

    /** One of the two, as its keeper's program sees it. */
    static final class House {
        final ChildServer server
        final String host
        final String group
        final String unit
        private final TestInstance begun
        private final DatabaseAddress database
        private final String token

        private House(Path home, Neighbours neighbours, long unit) {
            begun = neighbours.instance
            def address = begun.settings.baseUrl()
            database = begun.settings.database().get()
            host = address.authority
            group = neighbours.group.id() as String
            this.unit = unit as String
            token = neighbours.bean(Sessions).open(neighbours.keeper, Sessions.Kind.API, 'the spec')
            server = new ChildServer(home, address.port, '--base-url', address.toString(), '--database-url', database.url(),
                    '--database-user', database.user(), '--database-password', database.password())
        }

        private void takeOver() {
            begun.stop()
        }

        Object get(String path) {
            def answer = server.call('GET', path, token)
            assert answer.statusCode() == 200
            return new JsonSlurper().parseText(answer.body())
        }

        /** Throws IOException when the server dies under it. */
        Object post(String path, Object body = null, String key = null) {
            def answer = server.call('POST', path, token, body, key)
            assert answer.statusCode() in [200, 201, 204]
            return answer.body() ? new JsonSlurper().parseText(answer.body()) : null
        }

        List<String> row(String query) {
            return TestDatabase.connect(database) { Connection connection ->
                def rows = connection.createStatement().executeQuery(query)
                rows.next()
                return (1..rows.metaData.columnCount).collect { rows.getString(it) }
            }
        }

        /** Does {@code deed} while nobody else writes into a table, and kills the server as soon as it waits to do so. */
        void killAt(String table, Closure deed) {
            TestDatabase.connect(database) { Connection connection ->
                connection.autoCommit = false
                connection.createStatement().execute("lock table $table in exclusive mode".toString())
                deed.call()
                await("somebody at $table") { row("select count(*) from pg_locks where relation = '$table'::regclass and not granted") != ['0'] }
                server.kill()
                connection.rollback()
            }
        }
    }
}
