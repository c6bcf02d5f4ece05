package coop.talkoot.platform;

/** This process cannot be sure of its number, since it has not reached the database for a while: it makes no ids. */
public final class NodeLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    NodeLost() {
        super("the database is away, and with it the right to make ids");
    }
}
