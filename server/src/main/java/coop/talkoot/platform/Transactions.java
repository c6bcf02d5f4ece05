package coop.talkoot.platform;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.function.Supplier;

/** Opens a transaction, or joins the one that is open. Never call out to the network inside one. */
@Singleton
public final class Transactions {
    private final TransactionOperations<Connection> operations;
    private final ConnectionOperations<Connection> connections;

    Transactions(TransactionOperations<Connection> operations, ConnectionOperations<Connection> connections) {
        this.operations = operations;
        this.connections = connections;
    }

    /** Runs {@code work} so that all it wrote commits together or, when it throws, not at all. */
    public <T> T write(Supplier<T> work) {
        return operations.executeWrite(status -> work.get());
    }

    /** {@link #write(Supplier)} for work without a result. */
    public void run(Runnable work) {
        operations.executeWrite(status -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /**
     * Runs {@code work}, which only reads, on one connection. Without a transaction of its own: under READ COMMITTED
     * that would add two messages to the database and no promise, as each statement has its own snapshot there too.
     */
    public <T> T read(Supplier<T> work) {
        return isOpen() ? work.get() : connections.executeRead(status -> work.get());
    }

    /** Runs {@code work} once the open transaction has committed; not at all when it rolls back. */
    public void afterCommit(Runnable work) {
        var status = operations
                .findTransactionStatus()
                .orElseThrow(() -> new IllegalStateException("there is no transaction to wait for"));
        status.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    /** Whether what is read now may never have been. */
    public boolean isOpen() {
        return operations.findTransactionStatus().isPresent();
    }
}
