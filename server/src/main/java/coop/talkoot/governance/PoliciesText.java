package coop.talkoot.governance;

import coop.talkoot.platform.Refused;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Policies as the canonical JSON that is hashed, and back. */
public final class PoliciesText {
    private static final String LEAST = "least";
    private static final String MOST = "most";

    private PoliciesText() {}

    public static String write(Policies policies) {
        return Canonical.write(tree(policies));
    }

    /** As maps, lists, texts and numbers. */
    public static Map<String, Object> tree(Policies policies) {
        var floors = new TreeMap<String, Object>();
        policies.floors().forEach((floor, bound) -> floors.put(floor.written(), tree(bound)));
        var domains = policies.domains().stream()
                .map(each -> Map.of("domain", each.domain(), "reason", each.reason()))
                .toList();
        return new TreeMap<>(
                Map.of("floors", floors, "tags", policies.tags(), "domains", domains, "note", policies.note()));
    }

    /** Refused by the name of the field that is not as it must be. */
    public static Policies read(String text) {
        return of("", Canonical.read("advice", text));
    }

    /** The same of JSON that was read already; {@code path} stands before the names of fields. */
    public static Policies of(String path, Object tree) {
        var all = Fields.of(path, tree);
        var floors = new EnumMap<Floor, Bound>(Floor.class);
        var named = all.part("floors");
        for (var floor : Floor.values()) {
            if (named.has(floor.written())) {
                floors.put(floor, bound(floor, named));
            }
        }
        named.done();
        var domains = new ArrayList<AdvisedDomain>();
        for (var domain : all.parts("domains")) {
            domains.add(new AdvisedDomain(domain.line("domain"), domain.line("reason")));
            domain.done();
        }
        var policies = new Policies(floors, tags(all), domains, all.line("note"));
        all.done();
        return policies;
    }

    private static List<String> tags(Fields all) {
        var tags = new ArrayList<String>();
        for (var tag : all.list("tags")) {
            if (!(tag instanceof String text)) {
                throw Refused.invalid("tags", "A tag is a text.");
            }
            tags.add(text);
        }
        return tags;
    }

    private static Bound bound(Floor floor, Fields named) {
        var ends = named.part(floor.written());
        var least = end(floor, ends, LEAST);
        var most = end(floor, ends, MOST);
        ends.done();
        if (least == null && most == null) {
            throw ends.refused(LEAST, "Say the least, or the most, or both.");
        }
        if (least != null && most != null && least > most) {
            throw ends.refused(LEAST, "The least is not more than the most.");
        }
        return new Bound(least, most);
    }

    private static @Nullable Integer end(Floor floor, Fields ends, String name) {
        return ends.has(name) ? (Integer) ends.whole(name, floor.least(), floor.most()) : null;
    }

    private static Map<String, Object> tree(Bound bound) {
        var tree = new TreeMap<String, Object>();
        if (bound.least() != null) {
            tree.put(LEAST, bound.least());
        }
        if (bound.most() != null) {
            tree.put(MOST, bound.most());
        }
        return tree;
    }
}
