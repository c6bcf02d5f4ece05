package coop.talkoot.people;

import coop.talkoot.platform.Refused;
import java.util.Locale;
import java.util.regex.Pattern;

/** A person or group to be made here. The summary is plain text. */
public record NewIdentity(Identity.Kind kind, String handle, String name, String summary) {
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9](?:[a-z0-9_]{0,28}[a-z0-9])?");
    static final int LONGEST_NAME = 100;
    static final int LONGEST_SUMMARY = 2000;

    public NewIdentity {
        handle = handle.strip().toLowerCase(Locale.ROOT);
        if (!HANDLE.matcher(handle).matches()) {
            throw Refused.invalid(
                    "handle",
                    "A handle has 1 to 30 letters a to z, digits or underscores, and starts and ends with a letter or digit.");
        }
        name = name.strip();
        checkName(name);
        summary = summary.strip();
        checkSummary(summary);
    }

    static void checkName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw Refused.invalid("name", "A name has 1 to " + LONGEST_NAME + " characters.");
        }
    }

    static void checkSummary(String summary) {
        if (summary.length() > LONGEST_SUMMARY || summary.indexOf('\0') >= 0) {
            throw Refused.invalid("summary", "A description has at most " + LONGEST_SUMMARY + " characters.");
        }
    }
}
