package coop.talkoot.activitypub.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The signature a peer asks for by Accept-Signature (RFC 9421 §5.1).
 *
 * @param components what it must cover beyond what ours always do
 * @param parameters nonce and tag as they are to be repeated, each with its semicolon; empty when none is asked for
 */
public record Wanted(String label, List<String> components, String parameters) {
    /** What we sign unasked. */
    public static final Wanted USUAL = new Wanted("sig1", List.of(), "");

    private static final List<String> KNOWN = List.of(
            "@method",
            "@target-uri",
            "@authority",
            "@scheme",
            "@path",
            "@query",
            "host",
            "content-type",
            "content-digest");
    private static final Pattern MEMBER =
            Pattern.compile("\\s*+([a-z*][a-z0-9_.*-]{0,63}+)=\\(([^()]{0,1000}+)\\)([^,]{0,1000}+).*+");
    private static final Pattern REPEATED = Pattern.compile(";\\s*+(nonce|tag)=\"[!#-\\[\\]-~ ]{1,300}+\"");

    public Wanted {
        components = List.copyOf(components);
    }

    /** Reads the first member of the field; empty when it asks for what we cannot give. */
    public static Optional<Wanted> of(String field) {
        var member = MEMBER.matcher(field);
        if (!member.matches()) {
            return Optional.empty();
        }
        var components = new ArrayList<String>();
        for (var item : member.group(2).strip().split(" +", -1)) {
            var component = item.replaceFirst("^\"([^\"]*)\"$", "$1");
            if (!component.isEmpty() && !KNOWN.contains(component)) {
                return Optional.empty();
            }
            if (!component.isEmpty() && !components.contains(component)) {
                components.add(component);
            }
        }
        var parameters = new StringBuilder();
        REPEATED.matcher(member.group(3)).results().forEach(found -> parameters.append(found.group()));
        return Optional.of(new Wanted(member.group(1), components, parameters.toString()));
    }
}
