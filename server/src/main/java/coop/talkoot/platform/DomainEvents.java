package coop.talkoot.platform;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.order.OrderUtil;
import jakarta.inject.Singleton;
import java.util.List;

/** Where rooms say what happened. Micronaut's own transactional events come after the commit; these come before. */
@Singleton
public final class DomainEvents {
    private final Transactions transactions;
    private final Changes changes;
    private final BeanProvider<DomainListener> beans;
    /** Looked up at the first event: listeners depend on rooms, and rooms on this class. */
    private volatile List<DomainListener> listeners = List.of();

    DomainEvents(Transactions transactions, Changes changes, BeanProvider<DomainListener> beans) {
        this.transactions = transactions;
        this.changes = changes;
        this.beans = beans;
    }

    /** Tells every listener, in order. Throws IllegalStateException outside a transaction. */
    public void publish(DomainEvent event) {
        if (!transactions.isOpen()) {
            throw new IllegalStateException(event + " was published outside a transaction");
        }
        if (listeners.isEmpty()) {
            listeners = beans.stream().sorted(OrderUtil.COMPARATOR).toList();
        }
        for (var listener : listeners) {
            listener.on(event);
        }
        transactions.afterCommit(changes::happened);
    }
}
