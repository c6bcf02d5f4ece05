package coop.talkoot.governance.count;

/** A file that is not what it should be; says where, what was expected and what stands there. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    Unreadable(String message) {
        super(message);
    }

    Unreadable(int line, String expected, String found) {
        super("line " + line + ": expected " + expected + ", found " + found);
    }
}
