package coop.talkoot.exchange;

import coop.talkoot.platform.Refused;

/** A shelf on which a co-op sorts its offers and needs. */
public record Category(long id, long groupId, String name) {
    static final int LONGEST = 60;

    /** A name as it is kept; refused when it is none. */
    static String name(String typed) {
        var name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST || name.indexOf('\0') >= 0 || name.indexOf('\n') >= 0) {
            throw Refused.invalid("name", "A category has a name of at most " + LONGEST + " characters.");
        }
        return name;
    }
}
