package coop.talkoot.web;

import coop.talkoot.governance.Bound;
import coop.talkoot.governance.Bylaws;
import coop.talkoot.governance.Floor;
import coop.talkoot.governance.Policies;
import coop.talkoot.platform.Texts;
import java.util.ArrayList;
import java.util.List;

/** What federations advise, and what charters have, in words. */
final class PolicyWords {
    private final Texts texts;

    PolicyWords(Texts texts) {
        this.texts = texts;
    }

    String floor(Floor floor) {
        return texts.say("policies.floor." + floor);
    }

    /** What a charter has, in the unit of the floor. */
    String has(Floor floor, Bylaws bylaws) {
        var amount = floor.in(bylaws);
        if (amount.isEndless()) {
            return texts.say("policies.never");
        }
        var number = amount.isWhole()
                ? Long.toString(amount.whole())
                : texts.say("policies.mixed", amount.whole(), amount.num() % amount.den(), amount.den());
        return texts.say("policies.unit." + floor.unit(), number);
    }

    /** What is asked for. */
    String asked(Floor floor, Bound bound) {
        var parts = new ArrayList<String>();
        if (bound.least() != null) {
            parts.add(texts.say("policies.least", number(floor, bound.least())));
        }
        if (bound.most() != null) {
            parts.add(texts.say("policies.most", number(floor, bound.most())));
        }
        return String.join(", ", parts);
    }

    List<String> floors(Policies policies) {
        return policies.floors().entrySet().stream()
                .map(each ->
                        texts.say("policies.sentence", floor(each.getKey()), asked(each.getKey(), each.getValue())))
                .toList();
    }

    /** All of it as plain text, for a proposal. */
    String all(Policies policies) {
        var lines = new ArrayList<String>();
        if (policies.isEmpty()) {
            lines.add(texts.say("policies.nothing"));
        }
        floors(policies).forEach(each -> lines.add("- " + each));
        if (!policies.tags().isEmpty()) {
            lines.add("- " + texts.say("policies.tags") + ": " + String.join(", ", policies.tags()));
        }
        policies.domains().forEach(each -> lines.add("- " + texts.say("policies.block", each.domain(), each.reason())));
        if (!policies.note().isEmpty()) {
            lines.add("");
            lines.add(policies.note());
        }
        return String.join("\n", lines);
    }

    /** What would change in a charter, line by line. */
    String changes(Policies policies, Bylaws before, Bylaws after) {
        var lines = new ArrayList<String>();
        for (var floor : policies.floors().keySet()) {
            var was = has(floor, before);
            var is = has(floor, after);
            if (!was.equals(is)) {
                lines.add("- " + texts.say("policies.change", floor(floor), was, is));
            }
        }
        return String.join("\n", lines);
    }

    private String number(Floor floor, int value) {
        return texts.say("policies.unit." + floor.unit(), Integer.toString(value));
    }
}
