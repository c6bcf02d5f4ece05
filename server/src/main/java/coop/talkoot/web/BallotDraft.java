package coop.talkoot.web;

import coop.talkoot.governance.Decision;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.decision.BallotLook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ballot that is still being filled in: what its buttons do to it that move an option or buy a vote. Nothing of it is
 * kept here; the paper carries it.
 */
final class BallotDraft {
    private static final Pattern DEED = Pattern.compile("([0-9]{1,3}):(up|down|in|out|more|less)");

    private final Decision decision;
    private final Form form;

    private BallotDraft(Decision decision, Form form) {
        this.decision = decision;
        this.form = form;
    }

    /** Whether the paper was sent to be shown again, not to be cast. */
    static boolean isAsked(Form form) {
        return !form.isTicked("cast") && (form.isTicked("move") || form.isTicked("step"));
    }

    /** The paper with that done; a button that is none changes nothing. */
    static Fields of(Decision decision, Form form) {
        return new BallotDraft(decision, form).done();
    }

    private Fields done() {
        var shown = form.wrong(Map.of(), null);
        var look = BallotLooks.of(decision.terms().method());
        var deed = DEED.matcher(form.asSent(look == BallotLook.RANKED ? "move" : "step"));
        if (!deed.matches()
                || number(deed) < 1
                || number(deed) > decision.options().size()) {
            return shown;
        }
        return switch (look) {
            case RANKED -> moved(shown, number(deed), deed.group(2));
            case CREDITS -> bought(shown, number(deed), deed.group(2));
            case YES_NO, CONSENSUS, CONSENT, APPROVAL, SCORE -> shown;
        };
    }

    private static int number(Matcher deed) {
        return Integer.parseInt(deed.group(1));
    }

    private Fields moved(Fields shown, int number, String deed) {
        var order = new ArrayList<List<Integer>>();
        for (var place = 1; place <= decision.options().size(); place++) {
            var there = at(shown, place);
            if (!there.isEmpty()) {
                order.add(new ArrayList<>(there));
            }
        }
        var from = -1;
        for (var rank = 0; rank < order.size(); rank++) {
            from = order.get(rank).contains(number) ? rank : from;
        }
        if (from < 0 && deed.equals("in")) {
            order.add(List.of(number));
        } else if (from >= 0) {
            move(order, from, number, deed);
        }
        return placed(shown, order);
    }

    private static void move(List<List<Integer>> order, int from, int number, String deed) {
        order.get(from).remove(Integer.valueOf(number));
        var wasAlone = order.get(from).isEmpty();
        if (wasAlone) {
            order.remove(from);
        }
        switch (deed) {
            case "up" -> order.add(wasAlone ? Math.max(0, from - 1) : from, List.of(number));
            case "down" -> order.add(Math.min(order.size(), from + 1), List.of(number));
            case "out" -> {} // taken off the ranking: it stands nowhere
            default -> order.add(Math.min(order.size(), from), List.of(number));
        }
    }

    private List<Integer> at(Fields shown, int place) {
        var there = new ArrayList<Integer>();
        for (var number = 1; number <= decision.options().size(); number++) {
            if (shown.value(BallotForms.field(decision, number)).strip().equals(Integer.toString(place))) {
                there.add(number);
            }
        }
        return there;
    }

    private Fields placed(Fields shown, List<List<Integer>> order) {
        var values = new HashMap<>(shown.values());
        for (var number = 1; number <= decision.options().size(); number++) {
            values.put(BallotForms.field(decision, number), "");
        }
        for (var rank = 0; rank < order.size(); rank++) {
            for (var number : order.get(rank)) {
                values.put(BallotForms.field(decision, number), Integer.toString(rank + 1));
            }
        }
        return Fields.of(values);
    }

    private Fields bought(Fields shown, int number, String deed) {
        var field = BallotForms.field(decision, number);
        var present = shown.value(field).strip();
        var votes = present.matches("-?[0-9]{1,3}") ? Integer.parseInt(present) : 0;
        var values = new HashMap<>(shown.values());
        values.put(field, Integer.toString(deed.equals("more") ? votes + 1 : deed.equals("less") ? votes - 1 : votes));
        return Fields.of(values);
    }
}
