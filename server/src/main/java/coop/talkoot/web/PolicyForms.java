package coop.talkoot.web;

import coop.talkoot.governance.Floor;
import coop.talkoot.governance.Policies;
import coop.talkoot.governance.PoliciesText;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.PoliciesForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a federation is to advise, as a form has it. */
final class PolicyForms {
    private static final List<String> ENDS = List.of("least", "most");
    private static final String DOMAINS = "domains";

    private PolicyForms() {}

    static List<String> fields() {
        var fields = new ArrayList<String>();
        for (var floor : Floor.values()) {
            ENDS.forEach(end -> fields.add(name(floor, end)));
        }
        fields.addAll(List.of("tags", DOMAINS, "note", "why"));
        return fields;
    }

    static List<PoliciesForm.Bounded> floors(Texts texts) {
        return Stream.of(Floor.values())
                .map(floor -> new PoliciesForm.Bounded(
                        floor.written(), texts.say("policies.floor." + floor), floor.least(), floor.most()))
                .toList();
    }

    static Map<String, String> filled(Policies policies) {
        var values = new HashMap<String, String>();
        policies.floors().forEach((floor, bound) -> {
            if (bound.least() != null) {
                values.put(name(floor, "least"), bound.least().toString());
            }
            if (bound.most() != null) {
                values.put(name(floor, "most"), bound.most().toString());
            }
        });
        values.put("tags", String.join(", ", policies.tags()));
        values.put(
                DOMAINS,
                policies.domains().stream()
                        .map(each -> each.domain() + " " + each.reason())
                        .collect(Collectors.joining("\n")));
        values.put("note", policies.note());
        return values;
    }

    /** Refused by the name of the field of the form that is not as it must be. */
    static Policies read(Form form) {
        var floors = new TreeMap<String, Object>();
        for (var floor : Floor.values()) {
            var ends = new TreeMap<String, Object>();
            for (var end : ENDS) {
                var typed = form.text(name(floor, end), 20).strip();
                if (!typed.isEmpty()) {
                    ends.put(end, typed.matches("[0-9]{1,9}") ? Long.valueOf(typed) : (Object) typed);
                }
            }
            if (!ends.isEmpty()) {
                floors.put(floor.written(), ends);
            }
        }
        var tags = Stream.of(form.text("tags", 6000).split("[,\\s]+"))
                .filter(tag -> !tag.isEmpty())
                .toList();
        var domains = form.text(DOMAINS, 120_000)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(PolicyForms::domain)
                .toList();
        try {
            return PoliciesText.of(
                    "", Map.of("floors", floors, "tags", tags, DOMAINS, domains, "note", form.text("note", 8000)));
        } catch (Refused refused) {
            throw refused.refusal() instanceof Refusal.Invalid invalid
                            && invalid.field().startsWith(DOMAINS)
                    ? Refused.invalid(DOMAINS, invalid.sentence())
                    : refused;
        }
    }

    private static Map<String, Object> domain(String line) {
        var parts = line.split("\\s+", 2);
        return Map.of("domain", parts[0], "reason", parts.length > 1 ? parts[1] : "");
    }

    private static String name(Floor floor, String end) {
        return "floors." + floor.written() + "." + end;
    }
}
