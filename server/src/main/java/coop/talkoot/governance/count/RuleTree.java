package coop.talkoot.governance.count;

import coop.talkoot.governance.method.Approval;
import coop.talkoot.governance.method.Base;
import coop.talkoot.governance.method.Consensus;
import coop.talkoot.governance.method.Consent;
import coop.talkoot.governance.method.InstantRunoff;
import coop.talkoot.governance.method.MeekStv;
import coop.talkoot.governance.method.Method;
import coop.talkoot.governance.method.Quadratic;
import coop.talkoot.governance.method.Quorum;
import coop.talkoot.governance.method.Rule;
import coop.talkoot.governance.method.Schulze;
import coop.talkoot.governance.method.Score;
import coop.talkoot.governance.method.ScottishStv;
import coop.talkoot.governance.method.SimpleMajority;
import coop.talkoot.governance.method.Sortition;
import coop.talkoot.governance.method.SuperMajority;
import coop.talkoot.governance.method.Threshold;
import coop.talkoot.governance.method.TieBreak;
import coop.talkoot.governance.method.VetoLimit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A rule as JSON, and back. */
final class RuleTree {

    private RuleTree() {}

    static Map<String, Object> write(Rule rule) {
        Map<String, Object> tree = new TreeMap<>();
        Quorum quorum = rule.quorum();
        tree.put("method", write(rule.method()));
        tree.put(
                "quorum",
                Map.of(
                        "kind",
                        Fields.word(quorum.kind()),
                        "share",
                        write(quorum.share()),
                        "minimumVoters",
                        quorum.minimumVoters(),
                        "minimumDecisive",
                        quorum.minimumDecisive()));
        tree.put("tieBreaks", rule.tieBreaks().stream().map(Fields::word).toList());
        VetoLimit veto = rule.veto();
        if (veto != null) {
            tree.put("veto", Map.of("number", veto.number(), "share", write(veto.share())));
        }
        return tree;
    }

    static Rule read(Fields fields) throws Unreadable {
        Fields quorum = fields.part("quorum");
        List<TieBreak> ways = new ArrayList<>();
        for (String word : fields.texts("tieBreaks")) {
            ways.add(new Fields(fields.where(), Map.of("tieBreaks", word)).oneOf("tieBreaks", TieBreak.class));
        }
        VetoLimit veto = null;
        if (fields.has("veto")) {
            Fields limit = fields.part("veto");
            veto = new VetoLimit(limit.number("number"), share(limit.part("share")));
        }
        return new Rule(
                method(fields.part("method")),
                new Quorum(
                        quorum.oneOf("kind", Quorum.Kind.class),
                        share(quorum.part("share")),
                        quorum.number("minimumVoters"),
                        quorum.number("minimumDecisive")),
                ways,
                veto);
    }

    private static Map<String, Object> write(Threshold share) {
        return Map.of("num", share.num(), "den", share.den(), "strict", share.strict());
    }

    private static Threshold share(Fields fields) throws Unreadable {
        return new Threshold(fields.number("num"), fields.number("den"), fields.yes("strict"));
    }

    private static Map<String, Object> write(Method method) {
        return switch (method) {
            case SimpleMajority simpleMajority ->
                Map.of("name", "simpleMajority", "absolute", simpleMajority.absolute());
            case SuperMajority superMajority ->
                Map.of(
                        "name",
                        "superMajority",
                        "threshold",
                        write(superMajority.threshold()),
                        "base",
                        Fields.word(superMajority.base()));
            case Consensus consensus ->
                Map.of(
                        "name",
                        "consensus",
                        "threshold",
                        write(consensus.threshold()),
                        "blockLimit",
                        consensus.blockLimit(),
                        "weakAbove",
                        write(consensus.weakAbove()));
            case Consent() -> Map.of("name", "consent");
            case Approval approval ->
                Map.of(
                        "name",
                        "approval",
                        "places",
                        approval.places(),
                        "share",
                        write(approval.share()),
                        "proportional",
                        approval.isProportional());
            case Score score ->
                Map.of(
                        "name",
                        "score",
                        "kind",
                        Fields.word(score.kind()),
                        "highest",
                        score.highest(),
                        "budget",
                        score.budget(),
                        "places",
                        score.places());
            case Quadratic quadratic ->
                Map.of(
                        "name",
                        "quadratic",
                        "credits",
                        quadratic.credits(),
                        "places",
                        quadratic.places(),
                        "bundled",
                        quadratic.isBundled());
            case InstantRunoff instantRunoff -> Map.of("name", "instantRunoff", "inBatches", instantRunoff.inBatches());
            case ScottishStv scottishStv -> Map.of("name", "scottishStv", "places", scottishStv.places());
            case MeekStv meekStv ->
                Map.of("name", "meekStv", "places", meekStv.places(), "precision", Fields.word(meekStv.precision()));
            case Schulze schulze ->
                Map.of("name", "schulze", "unranked", Fields.word(schulze.unranked()), "places", schulze.places());
            case Sortition sortition ->
                Map.of(
                        "name",
                        "sortition",
                        "places",
                        sortition.places(),
                        "strata",
                        sortition.strata(),
                        "declined",
                        List.copyOf(new TreeSet<>(sortition.declined())));
        };
    }

    private static Method method(Fields fields) throws Unreadable {
        String name = fields.text("name");
        return switch (name) {
            case "simpleMajority" -> new SimpleMajority(fields.yes("absolute"));
            case "superMajority" ->
                new SuperMajority(share(fields.part("threshold")), fields.oneOf("base", Base.class));
            case "consensus" ->
                new Consensus(
                        share(fields.part("threshold")), fields.number("blockLimit"), share(fields.part("weakAbove")));
            case "consent" -> new Consent();
            case "approval" ->
                new Approval(fields.whole("places"), share(fields.part("share")), fields.yes("proportional"));
            case "score" ->
                new Score(
                        fields.oneOf("kind", Score.Kind.class),
                        fields.whole("highest"),
                        fields.whole("budget"),
                        fields.whole("places"));
            case "quadratic" -> new Quadratic(fields.whole("credits"), fields.whole("places"), fields.yes("bundled"));
            case "instantRunoff" -> new InstantRunoff(fields.yes("inBatches"));
            case "scottishStv" -> new ScottishStv(fields.whole("places"));
            case "meekStv" -> new MeekStv(fields.whole("places"), fields.oneOf("precision", MeekStv.Precision.class));
            case "schulze" -> new Schulze(fields.oneOf("unranked", Schulze.Unranked.class), fields.whole("places"));
            case "sortition" -> {
                Fields strata = fields.part("strata");
                Map<String, String> parts = new TreeMap<>();
                for (String member : strata.map().keySet()) {
                    parts.put(member, strata.text(member));
                }
                yield new Sortition(fields.whole("places"), parts, new HashSet<>(fields.texts("declined")));
            }
            default -> throw new Unreadable(fields.where() + ".name is no method: " + name);
        };
    }
}
