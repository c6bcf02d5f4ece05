package coop.talkoot.governance;

import coop.talkoot.platform.Refused;
import java.util.List;

/**
 * Who of a group may come into the one that is founded from it without asking: all who belong to it, or those of these
 * addresses.
 *
 * @param addresses as people type them, {@code name} or {@code @name@server}
 */
public record ComingAlong(boolean isEverybody, List<String> addresses) {
    private static final int MOST = 500;

    public ComingAlong {
        addresses = addresses.stream()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
        if (addresses.size() > MOST) {
            throw Refused.invalid("invited", "At most " + MOST + " can be asked by their addresses.");
        }
    }

    public static ComingAlong everybody() {
        return new ComingAlong(true, List.of());
    }

    public static ComingAlong nobody() {
        return new ComingAlong(false, List.of());
    }

    public static ComingAlong of(List<String> addresses) {
        return new ComingAlong(false, addresses);
    }
}
