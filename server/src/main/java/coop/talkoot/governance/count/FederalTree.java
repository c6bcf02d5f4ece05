package coop.talkoot.governance.count;

import coop.talkoot.governance.federal.FederalRule;
import coop.talkoot.governance.federal.FederalTally;
import coop.talkoot.governance.federal.Mode;
import coop.talkoot.governance.federal.Weighting;
import coop.talkoot.governance.method.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What belongs to votes of federations in a count file, as JSON, and back. */
public final class FederalTree {
    private FederalTree() {}

    /** What proposal.json says more: of a vote that was put to member groups, and of a part of such a vote. */
    static void about(CountFile file, Map<String, Object> tree) {
        CountFile.Federal federal = file.federal();
        if (federal != null) {
            tree.put("federal", rule(federal.rule()));
            tree.put(
                    "parts", federal.members().stream().map(FederalTree::member).toList());
        }
        CountFile.PartOf partOf = file.partOf();
        if (partOf != null) {
            tree.put("partOf", partOf.decision());
            tree.put("since", new TreeMap<>(partOf.since()));
            tree.put("chosen", partOf.chosen());
        }
    }

    private static Map<String, Object> member(CountFile.Member member) {
        return Map.of(
                "group", member.group(),
                "members", member.members(),
                "contribution", member.contribution(),
                "since", member.since(),
                "hasAnswered", member.archive() != null);
    }

    static Map<String, Object> rule(FederalRule rule) {
        return Map.of(
                "mode", Fields.word(rule.mode()),
                "weighting", Fields.word(rule.weighting()),
                "isDouble", rule.isDouble(),
                "alphaPercent", rule.alphaPercent(),
                "capExtra", rule.capExtra());
    }

    static FederalRule rule(Fields fields) throws Unreadable {
        return new FederalRule(
                fields.oneOf("mode", Mode.class),
                fields.oneOf("weighting", Weighting.class),
                fields.yes("isDouble"),
                fields.whole("alphaPercent"),
                fields.number("capExtra"));
    }

    /** What stands in tally.json: what is decided, and beside it what each mode comes to and what became of each group. */
    static Map<String, Object> tally(FederalTally tally) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("counted", TallyTree.write(tally.decided()));
        Map<String, Object> modes = new TreeMap<>();
        tally.modes().forEach((mode, each) -> modes.put(Fields.word(mode), TallyTree.write(each)));
        tree.put("modes", modes);
        Tally groups = tally.groups();
        if (groups != null) {
            tree.put("groups", TallyTree.write(groups));
        }
        tree.put("parts", tally.parts().stream().map(FederalTree::line).toList());
        return tree;
    }

    private static Map<String, Object> line(FederalTally.Line line) {
        return Map.of(
                "group", line.group(),
                "standing", Fields.word(line.standing()),
                "people", line.people(),
                "unclipped", line.unclipped(),
                "weight", line.weight());
    }

    static List<CountFile.Member> members(Fields proposal) throws Unreadable {
        var members = new ArrayList<CountFile.Member>();
        String before = "";
        for (Object tree : proposal.list("parts")) {
            Fields each = Fields.of(proposal.where() + ".parts", tree);
            if (each.text("group").compareTo(before) <= 0) {
                throw new Unreadable(
                        "proposal.json has its member groups not in order, or twice: " + each.text("group"));
            }
            before = each.text("group");
            members.add(new CountFile.Member(
                    before,
                    each.number("members"),
                    each.number("contribution"),
                    each.number("since"),
                    each.yes("hasAnswered") ? new byte[0] : null));
        }
        return members;
    }
}
