package coop.talkoot.platform

import coop.talkoot.TestDatabase
import java.nio.file.Path
import java.util.concurrent.CountDownLatch

/** A program to be killed: starts a database, writes one row, says the server's process id, waits. */
final class LeavesADatabase {
    static void main(String[] arguments) {
        def database = EmbeddedDatabase.start(Path.of(arguments[0]), 10)
        TestDatabase.connect(database.address()) {
            it.createStatement().execute("create table kept as select 'left over'::text as word")
        }
        println "postmaster ${database.process()}"
        new CountDownLatch(1).await()
    }
}
