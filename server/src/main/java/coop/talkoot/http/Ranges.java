package coop.talkoot.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which bytes of a file are asked for (RFC 9110, section 14): all, or one part; several at once are all. */
public sealed interface Ranges {
    Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    record Whole() implements Ranges {}

    record Part(long from, long length) implements Ranges {
        /** As the answer says it. */
        public String header(long whole) {
            return "bytes " + from + "-" + (from + length - 1) + "/" + whole;
        }
    }

    record Unsatisfiable() implements Ranges {}

    /** What a header asks of a file of so many bytes. */
    static Ranges of(@Nullable String header, long whole) {
        var asked = ONE.matcher(header == null ? "" : header.strip());
        if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
            return new Whole();
        }
        if (asked.group(1).isEmpty()) {
            var last = Math.min(Long.parseLong(asked.group(2)), whole);
            return last == 0 ? new Unsatisfiable() : new Part(whole - last, last);
        }
        var from = Long.parseLong(asked.group(1));
        var to = asked.group(2).isEmpty() ? whole - 1 : Math.min(Long.parseLong(asked.group(2)), whole - 1);
        if (from >= whole) {
            return new Unsatisfiable();
        }
        return to < from ? new Whole() : new Part(from, to - from + 1);
    }
}
