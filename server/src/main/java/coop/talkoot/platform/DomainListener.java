package coop.talkoot.platform;

/**
 * Somebody who cares. Called in the transaction of the deed, before it commits: what a listener writes stands or
 * falls with the deed, and an exception from it undoes both. Listeners are called in the order of {@code @Order}.
 */
public interface DomainListener {
    void on(DomainEvent event);
}
