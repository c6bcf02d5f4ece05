package coop.talkoot.web;

import coop.talkoot.governance.Charters;
import coop.talkoot.governance.CouncilVotes;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.FederalOpening;
import coop.talkoot.governance.FederalVotes;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.Motions;
import coop.talkoot.governance.Occasion;
import coop.talkoot.governance.Opening;
import coop.talkoot.governance.Secrecy;
import coop.talkoot.governance.VotingMethod;
import coop.talkoot.governance.federal.Mode;
import coop.talkoot.governance.federal.Weighting;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.decision.OpeningForm;
import coop.talkoot.web.view.decision.Support;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Putting a proposal to the vote: who may, who supports it, and what was filled in. */
@Singleton
final class OpeningForms {
    private static final List<String> FIELDS = List.of(
            "occasion",
            "method",
            "days",
            "visibility",
            "hidden",
            "statusQuo",
            "implementBy",
            "question",
            "delegation",
            "quorum",
            "voters",
            "early",
            "final",
            "mode",
            "weighting");

    private static final String GAVE = "gave-";
    private static final String AFFECTED = "affected-";
    private static final int MOST_VOTERS = 1_000_000;
    private static final int HOURS = 24;
    private static final int SHOWN = 12;

    private final Charters charters;
    private final Motions motions;
    private final Memberships memberships;
    private final Names names;
    private final FederalVotes federal;
    private final CouncilVotes councils;

    OpeningForms(
            Charters charters,
            Motions motions,
            Memberships memberships,
            Names names,
            FederalVotes federal,
            CouncilVotes councils) {
        this.charters = charters;
        this.motions = motions;
        this.memberships = memberships;
        this.names = names;
        this.federal = federal;
        this.councils = councils;
    }

    @Nullable
    Support support(Motion motion, Visit visit) {
        if (motion.state() != Motion.State.PROPOSED) {
            return null;
        }
        var viewer = visit.viewer();
        var supporters = motions.supporters(motion);
        var may = viewer != null && memberships.may(motion.group().id(), viewer.actorId(), Right.WRITE);
        return new Support(
                supporters.size(),
                motion.group().isLocal() ? needed(motion) : 0,
                supporters.stream().limit(SHOWN).map(names::who).toList(),
                may ? "/motions/" + motion.id() + "/support" : null,
                viewer != null && supporters.stream().anyMatch(who -> who.id() == viewer.actorId()));
    }

    private int needed(Motion motion) {
        var group = motion.group();
        return charters.inForce(group).bylaws().proposing().needed(memberships.countMembers(group.id()));
    }

    /** Null where the visitor cannot put it to the vote. */
    @Nullable
    OpeningForm form(Motion motion, @Nullable Decision last, Visit visit, @Nullable Fields typed) {
        var viewer = visit.viewer();
        var group = motion.group();
        if (viewer == null || motion.state() != Motion.State.PROPOSED || !group.isLocal()) {
            return null;
        }
        var bylaws = charters.inForce(group).bylaws();
        var isCoordinator =
                bylaws.proposing().byCoordinators() && memberships.may(group.id(), viewer.actorId(), Right.PUT_TO_VOTE);
        var isSupported = memberships.may(group.id(), viewer.actorId(), Right.WRITE)
                && motions.supporters(motion).size() >= needed(motion);
        if (!isCoordinator && !isSupported) {
            return null;
        }
        var texts = Frames.texts(visit);
        var rule = bylaws.of(motion.terms().type());
        var options = motion.terms().options().size();
        var methods = rule.methods().stream()
                .filter(method -> method.suits(options, motion.terms().seats())
                        || (options > 0
                                && method.suits(options + 1, motion.terms().seats())))
                .map(method -> new Choice(method.name(), texts.say("method." + method)))
                .toList();
        var words = new RuleWords(texts);
        var isCouncils = councils.decides(motion);
        var asked = motion.subject() == null && !isCouncils ? federal.askedNow(group) : List.<Affiliation>of();
        return new OpeningForm(
                "/motions/" + motion.id() + "/open#opening",
                typed != null ? typed : usual(motion, asked, isCouncils),
                occasions(last, texts),
                methods,
                Stream.of(Secrecy.values())
                        .filter(each -> (asked.isEmpty() && !isCouncils) || each == Secrecy.OPEN)
                        .map(each -> new Choice(each.name(), texts.say("visibility." + each)))
                        .toList(),
                List.of(words.quorum(rule.quorum())),
                options > 0,
                choices(asked, Mode.values(), "together.mode.", texts),
                choices(asked, Weighting.values(), "together.weighting.", texts),
                asked.stream()
                        .map(Affiliation::child)
                        .map(child -> new Choice(Long.toString(child.id()), child.displayName()))
                        .toList(),
                isCouncils);
    }

    private static List<Choice> choices(List<Affiliation> asked, Enum<?>[] words, String key, Texts texts) {
        return asked.isEmpty()
                ? List.of()
                : Stream.of(words)
                        .map(word -> new Choice(word.name(), texts.say(key + word)))
                        .toList();
    }

    private static List<Choice> occasions(@Nullable Decision last, Texts texts) {
        var conclusion = last == null ? null : last.conclusion();
        if (conclusion == null || conclusion.outcome() != Outcome.Kind.BLOCKED) {
            return List.of();
        }
        return Stream.of("", Occasion.SET_ASIDE.name(), Occasion.OVERRIDE.name())
                .map(each -> new Choice(each, texts.say("opening.occasion." + each)))
                .toList();
    }

    private Fields usual(Motion motion, List<Affiliation> asked, boolean isCouncils) {
        var bylaws = charters.inForce(motion.group()).bylaws();
        var options = motion.terms().options().size();
        var values = new HashMap<String, String>();
        bylaws.of(motion.terms().type()).methods().stream()
                .filter(method -> method.suits(options, motion.terms().seats()))
                .findFirst()
                .ifPresent(method -> values.put("method", method.name()));
        values.put("days", Integer.toString(Math.max(1, bylaws.voting().usualHours() / HOURS)));
        values.put("visibility", (isCouncils ? Secrecy.OPEN : bylaws.voting().secrecy()).name());
        if (!asked.isEmpty()) {
            var rule = federal.rule(bylaws, asked, FederalOpening.USUAL);
            values.put("visibility", Secrecy.OPEN.name());
            values.put("mode", rule.mode().name());
            values.put("weighting", rule.weighting().name());
        }
        values.put("hidden", bylaws.voting().hidesResults() ? "on" : "");
        values.put("early", bylaws.voting().closesEarly() ? "on" : "");
        values.put("delegation", bylaws.delegating().isAllowed() ? "on" : "");
        return Fields.of(Map.copyOf(values));
    }

    /** All fields that putting this to the vote has. */
    List<String> fields(Motion motion) {
        return Stream.concat(
                        FIELDS.stream(),
                        federal.askedNow(motion.group()).stream()
                                .map(affiliation -> GAVE + affiliation.child().id()))
                .toList();
    }

    /** What was filled in; refused at the field that is not as it must be. */
    Opening read(Motion motion, Form form, Texts texts, ZoneId zone) {
        var days = form.number("days", texts.say("decision.wrong.days"));
        if (days < 1 || days > 1000) {
            throw Refused.invalid("days", texts.say("decision.wrong.days"));
        }
        var statusQuo = form.text("statusQuo", 1000).strip();
        return new Opening(
                form.isTicked("occasion")
                        ? form.oneOf("occasion", Occasion.class, texts.say("ballot.wrong.choice"))
                        : null,
                form.oneOf("method", VotingMethod.class, texts.say("opening.wrong.method")),
                Duration.ofDays(days),
                form.oneOf("visibility", Secrecy.class, texts.say("opening.wrong.visibility")),
                form.isTicked("hidden"),
                statusQuo.isEmpty() ? null : statusQuo,
                form.isTicked("delegation"),
                form.isTicked("question"),
                form.endOfDay("implementBy", zone),
                new Opening.Conditions(
                        number(form, "quorum", texts.say("opening.wrong.quorum"), 100),
                        number(form, "voters", texts.say("opening.wrong.voters"), MOST_VOTERS),
                        form.isTicked("early"),
                        form.isTicked("final")),
                new FederalOpening(
                        form.isTicked("mode") ? form.oneOf("mode", Mode.class, texts.say("opening.wrong.mode")) : null,
                        form.isTicked("weighting")
                                ? form.oneOf("weighting", Weighting.class, texts.say("opening.wrong.weighting"))
                                : null,
                        gave(motion, form, texts),
                        affected(motion, form)));
    }

    private Map<String, Long> gave(Motion motion, Form form, Texts texts) {
        var gave = new HashMap<String, Long>();
        for (var affiliation : federal.askedNow(motion.group())) {
            var field = GAVE + affiliation.child().id();
            var typed = form.text(field, 20).strip();
            if (!typed.isEmpty()) {
                if (!typed.matches("[0-9]{1,12}")) {
                    throw Refused.invalid(field, texts.say("opening.wrong.gave"));
                }
                gave.put(affiliation.child().uri(), Long.parseLong(typed));
            }
        }
        return gave;
    }

    private Set<String> affected(Motion motion, Form form) {
        return federal.askedNow(motion.group()).stream()
                .map(Affiliation::child)
                .filter(child -> form.isTicked(AFFECTED + child.id()))
                .map(Identity::uri)
                .collect(Collectors.toSet());
    }

    /** Left empty: as the charter has it. */
    private static @Nullable Integer number(Form form, String field, String wrong, int most) {
        if (form.text(field, 20).isBlank()) {
            return null;
        }
        var number = form.number(field, wrong);
        if (number < 0 || number > most) {
            throw Refused.invalid(field, wrong);
        }
        return number;
    }
}
