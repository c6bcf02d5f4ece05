package coop.talkoot.activitypub.actor;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The variable parts of our addresses, as strangers write them: whatever they are not, they are nothing of ours. */
final class Addresses {
    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_]{1,30}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,18}");

    private Addresses() {}

    static boolean isHandle(String text) {
        return HANDLE.matcher(text).matches();
    }

    static OptionalLong number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }
}
