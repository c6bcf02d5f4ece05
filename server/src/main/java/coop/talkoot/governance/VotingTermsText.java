package coop.talkoot.governance;

import coop.talkoot.governance.method.Base;
import java.util.Map;
import java.util.TreeMap;

/** The rule of one vote as canonical JSON, and back. */
public final class VotingTermsText {
    private static final String FINAL = "ballotsAreFinal";
    private static final String FEDERAL = "federal";

    private VotingTermsText() {}

    public static String write(VotingTerms terms) {
        return Canonical.write(tree(terms));
    }

    /** As maps, lists, texts and numbers. */
    public static Map<String, Object> tree(VotingTerms terms) {
        var tree = new TreeMap<String, Object>(Map.of(
                "method",
                Fields.written(terms.method()),
                "threshold",
                BylawsText.tree(terms.threshold()),
                "base",
                Fields.written(terms.base()),
                "quorum",
                BylawsText.tree(terms.quorum()),
                "seats",
                terms.seats(),
                "counting",
                BylawsText.tree(terms.counting()),
                "leaverBallots",
                Fields.written(terms.leaverBallots()),
                "delegating",
                BylawsText.tree(terms.delegating()),
                "vetoing",
                BylawsText.tree(terms.vetoing())));
        if (terms.isFinal()) {
            // Else it is not said, as it was not before this could be chosen.
            tree.put(FINAL, true);
        }
        if (!terms.federal().equals(Federal.NONE)) {
            tree.put(FEDERAL, FederalText.tree(terms.federal()));
        }
        return tree;
    }

    public static VotingTerms read(String text) {
        var all = Fields.of("", Canonical.read("rules", text));
        var terms = new VotingTerms(
                all.oneOf("method", VotingMethod.class),
                BylawsText.threshold(all.part("threshold")),
                all.oneOf("base", Base.class),
                BylawsText.quorum(all.part("quorum")),
                all.whole("seats", 1, 100),
                BylawsText.counting(all.part("counting")),
                all.oneOf("leaverBallots", Voting.LeaverBallots.class),
                BylawsText.delegating(all.part("delegating")),
                BylawsText.vetoing(all.part("vetoing")),
                all.has(FINAL) && all.yes(FINAL),
                all.has(FEDERAL) ? FederalText.read(all.part(FEDERAL)) : Federal.NONE);
        all.done();
        return terms;
    }
}
