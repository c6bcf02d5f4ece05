package coop.talkoot.governance;

import coop.talkoot.governance.method.Base;
import coop.talkoot.governance.method.Quorum;
import coop.talkoot.governance.method.Threshold;
import coop.talkoot.governance.method.TieBreak;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Bylaws as the canonical JSON that is hashed, and back: strictly, so that nothing in it can mean two things. */
public final class BylawsText {
    private static final int MANY = 1_000_000;
    private static final String NONE = "none";
    private static final String FEDERATING = "federating";
    private static final String MOVES_BY_VOTE = "movesByVote";
    private static final String ADVISES_BY_VOTE = "advisesByVote";

    private BylawsText() {}

    public static String write(Bylaws bylaws) {
        return Canonical.write(tree(bylaws));
    }

    /** Refused by the name of the field that is not as it must be. */
    public static Bylaws read(String text) {
        return of("", Canonical.read("charter", text));
    }

    /** The same of JSON that was read already; {@code path} stands before the names of fields. */
    public static Bylaws of(String path, Object tree) {
        var all = Fields.of(path, tree);
        var types = new EnumMap<Motion.Type, TypeRule>(Motion.Type.class);
        var rules = all.part("types");
        for (var type : Motion.Type.values()) {
            types.put(type, typeRule(rules.part(Fields.written(type))));
        }
        rules.done();
        var bylaws = new Bylaws(
                all.text("name"),
                types,
                counting(all.part("counting")),
                proposing(all.part("proposing")),
                voting(all.part("voting")),
                delegating(all.part("delegating")),
                vetoing(all.part("vetoing")),
                all.whole("forceDays", 0, MANY),
                all.whole("exitNoticeDays", 0, MANY),
                all.has(FEDERATING) ? FederalText.federating(all.part(FEDERATING)) : Federating.USUAL,
                all.has(MOVES_BY_VOTE) && all.yes(MOVES_BY_VOTE),
                all.has(ADVISES_BY_VOTE) && all.yes(ADVISES_BY_VOTE));
        all.done();
        return bylaws;
    }

    /** As maps, lists, texts and numbers. */
    public static Map<String, Object> tree(Bylaws bylaws) {
        var types = new TreeMap<String, Object>();
        bylaws.types().forEach((type, rule) -> types.put(Fields.written(type), tree(rule)));
        var voting = bylaws.voting();
        var tree = new TreeMap<String, Object>(Map.of(
                "name",
                bylaws.name(),
                "types",
                types,
                "counting",
                tree(bylaws.counting()),
                "proposing",
                Map.of(
                        "byCoordinators",
                        bylaws.proposing().byCoordinators(),
                        "least",
                        bylaws.proposing().least(),
                        "percent",
                        bylaws.proposing().percent()),
                "voting",
                Map.of(
                        "shortestHours",
                        voting.shortestHours(),
                        "usualHours",
                        voting.usualHours(),
                        "longestHours",
                        voting.longestHours(),
                        "extensionHours",
                        voting.extensionHours(),
                        "closesEarly",
                        voting.closesEarly(),
                        "secrecy",
                        Fields.written(voting.secrecy()),
                        "hidesResults",
                        voting.hidesResults(),
                        "leaverBallots",
                        Fields.written(voting.leaverBallots()),
                        "secondCallDays",
                        voting.secondCallDays(),
                        "secondCallPercent",
                        voting.secondCallPercent()),
                "delegating",
                tree(bylaws.delegating()),
                "vetoing",
                tree(bylaws.vetoing()),
                "forceDays",
                bylaws.forceDays(),
                "exitNoticeDays",
                bylaws.exitNoticeDays()));
        if (!bylaws.federating().equals(Federating.USUAL)) {
            // Else it is not said, as it was not before there were federations.
            tree.put(FEDERATING, FederalText.tree(bylaws.federating()));
        }
        if (bylaws.movesByVote()) {
            tree.put(MOVES_BY_VOTE, true);
        }
        if (bylaws.advisesByVote()) {
            tree.put(ADVISES_BY_VOTE, true);
        }
        return tree;
    }

    static Map<String, Object> tree(CountingRule counting) {
        return Map.of(
                "fallback",
                counting.fallback() == null ? NONE : Fields.written(counting.fallback()),
                "rounds",
                counting.rounds(),
                "blockLimit",
                counting.blockLimit(),
                "credits",
                counting.credits(),
                "approvalPercent",
                counting.approvalPercent(),
                "highestScore",
                counting.highestScore(),
                "tieBreaks",
                written(counting.tieBreaks()));
    }

    static Map<String, Object> tree(Delegating delegating) {
        return Map.of(
                "isAllowed",
                delegating.isAllowed(),
                "most",
                delegating.most(),
                "percent",
                delegating.percent(),
                "depth",
                delegating.depth(),
                "months",
                delegating.months());
    }

    static Map<String, Object> tree(Vetoing vetoing) {
        return Map.of(
                "holders",
                Fields.written(vetoing.holders()),
                "limit",
                vetoing.limit(),
                "percent",
                vetoing.percent(),
                "graceHours",
                vetoing.graceHours(),
                "isOverridable",
                vetoing.isOverridable());
    }

    static Map<String, Object> tree(Quorum quorum) {
        return Map.of(
                "kind",
                Fields.written(quorum.kind()),
                "num",
                quorum.share().num(),
                "den",
                quorum.share().den(),
                "minimumVoters",
                quorum.minimumVoters(),
                "minimumDecisive",
                quorum.minimumDecisive());
    }

    static Quorum quorum(Fields fields) {
        var quorum = new Quorum(
                fields.oneOf("kind", Quorum.Kind.class),
                share(fields, false),
                fields.whole("minimumVoters", 0, MANY),
                fields.whole("minimumDecisive", 1, MANY));
        fields.done();
        return quorum;
    }

    static Map<String, Object> tree(Threshold threshold) {
        return Map.of("num", threshold.num(), "den", threshold.den(), "isStrict", threshold.strict());
    }

    static Threshold threshold(Fields fields) {
        var threshold = share(fields, fields.yes("isStrict"));
        fields.done();
        return threshold;
    }

    static List<String> written(List<? extends Enum<?>> words) {
        return words.stream().map(Fields::written).toList();
    }

    static CountingRule counting(Fields fields) {
        var rule = new CountingRule(
                fields.isText("fallback", NONE) ? null : fields.oneOf("fallback", VotingMethod.class),
                fields.whole("rounds", 0, 10),
                fields.whole("blockLimit", 1, MANY),
                fields.whole("credits", 1, 10_000),
                fields.whole("approvalPercent", 0, 100),
                fields.whole("highestScore", 1, 100),
                fields.several("tieBreaks", TieBreak.class));
        fields.done();
        return rule;
    }

    private static Map<String, Object> tree(TypeRule rule) {
        return Map.of(
                "methods",
                written(rule.methods()),
                "threshold",
                tree(rule.threshold()),
                "base",
                Fields.written(rule.base()),
                "quorum",
                tree(rule.quorum()));
    }

    private static TypeRule typeRule(Fields fields) {
        var rule = new TypeRule(
                fields.several("methods", VotingMethod.class),
                threshold(fields.part("threshold")),
                fields.oneOf("base", Base.class),
                quorum(fields.part("quorum")));
        fields.done();
        return rule;
    }

    private static Threshold share(Fields fields, boolean isStrict) {
        var den = fields.whole("den", 1, 1000);
        return new Threshold(fields.whole("num", 0, isStrict ? den - 1 : den), den, isStrict);
    }

    private static Proposing proposing(Fields fields) {
        var proposing = new Proposing(
                fields.yes("byCoordinators"), fields.whole("least", 1, MANY), fields.whole("percent", 0, 100));
        fields.done();
        return proposing;
    }

    private static Voting voting(Fields fields) {
        var voting = new Voting(
                fields.whole("shortestHours", 1, 8784),
                fields.whole("usualHours", 1, 8784),
                fields.whole("longestHours", 1, 8784),
                fields.whole("extensionHours", 0, 8784),
                fields.yes("closesEarly"),
                fields.oneOf("secrecy", Secrecy.class),
                fields.yes("hidesResults"),
                fields.oneOf("leaverBallots", Voting.LeaverBallots.class),
                fields.whole("secondCallDays", 0, 365),
                fields.whole("secondCallPercent", 0, 100));
        fields.done();
        return voting;
    }

    static Delegating delegating(Fields fields) {
        var delegating = new Delegating(
                fields.yes("isAllowed"),
                fields.whole("most", 0, MANY),
                fields.whole("percent", 0, 100),
                fields.whole("depth", 1, 100),
                fields.whole("months", 1, 12));
        fields.done();
        return delegating;
    }

    static Vetoing vetoing(Fields fields) {
        var vetoing = new Vetoing(
                fields.oneOf("holders", Vetoing.Holders.class),
                fields.whole("limit", 1, MANY),
                fields.whole("percent", 0, 100),
                fields.whole("graceHours", 0, 168),
                fields.yes("isOverridable"));
        fields.done();
        return vetoing;
    }
}
