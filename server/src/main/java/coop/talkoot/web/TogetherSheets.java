package coop.talkoot.web;

import coop.talkoot.governance.CouncilSeat;
import coop.talkoot.governance.Councils;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.FederalCounts;
import coop.talkoot.governance.FederalPart;
import coop.talkoot.governance.FederalResult;
import coop.talkoot.governance.FederalVotes;
import coop.talkoot.governance.federal.FederalRule;
import coop.talkoot.governance.federal.Mode;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.decision.Bar;
import coop.talkoot.web.view.decision.Together;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws what ties a vote to those of other groups: who was asked, what each said, and what each mode came to. */
@Singleton
final class TogetherSheets {
    private final FederalVotes federal;
    private final FederalCounts counts;
    private final Councils councils;
    private final Memberships memberships;
    private final Names names;

    TogetherSheets(
            FederalVotes federal, FederalCounts counts, Councils councils, Memberships memberships, Names names) {
        this.federal = federal;
        this.counts = counts;
        this.councils = councils;
        this.memberships = memberships;
        this.names = names;
    }

    /** Null where it was put to no member groups, and is no part of a vote that was. */
    @Nullable
    Together of(Decision vote, Visit visit) {
        var ties = vote.terms().federal();
        if (ties.rule() == null && ties.partOf() == null) {
            return council(vote, Frames.texts(visit));
        }
        var texts = Frames.texts(visit);
        var result = vote.isOver() ? counts.result(vote).orElse(null) : null;
        Map<String, FederalResult.Line> lines = result == null
                ? Map.of()
                : result.parts().stream().collect(Collectors.toMap(FederalResult.Line::group, line -> line));
        return new Together(
                ties.rule() == null
                        ? null
                        : texts.say(
                                ties.rule().isDouble() ? "together.ruleDouble" : "together.rule",
                                texts.say("together.mode." + ties.rule().mode()),
                                texts.say("together.weighting." + ties.rule().weighting())),
                whole(vote),
                result == null ? List.of() : ways(vote, result, texts),
                federal.parts(vote).stream()
                        .map(part -> group(part, lines.get(part.child().uri()), texts))
                        .toList(),
                home(vote, visit));
    }

    /** In a council nobody votes for another, so that of most other votes nothing is asked. */
    private @Nullable Together council(Decision vote, Texts texts) {
        var seats = vote.isLocal() && !vote.allowsDelegation() ? councils.seats(vote) : List.<CouncilSeat>of();
        return seats.isEmpty()
                ? null
                : new Together(
                        texts.say("together.council"),
                        null,
                        List.of(),
                        List.of(),
                        seats.stream().map(seat -> seat(seat, texts)).toList(),
                        null);
    }

    private Together.Seat seat(CouncilSeat seat, Texts texts) {
        return new Together.Seat(
                seat.child().displayName(),
                names.href(seat.child()),
                seat.isEmpty() ? null : seat.holder().displayName(),
                seat.isEmpty() ? null : names.href(seat.holder()),
                new VoteNumbers(texts).votes(seat.weight()));
    }

    /** Of a group's part, for its members; the group's own server alone keeps it. */
    private Together.@Nullable Home home(Decision vote, Visit visit) {
        var viewer = visit.viewer();
        var group = vote.group();
        return viewer == null
                        || vote.terms().federal().partOf() == null
                        || !group.isLocal()
                        || !memberships.may(group.id(), viewer.actorId(), Right.WRITE)
                ? null
                : new Together.Home(
                        federal.isCountedHere(viewer.identity(), group),
                        MotionSheets.href(vote) + "/together/counted-here");
    }

    private Together.@Nullable Whole whole(Decision vote) {
        return federal.wholeOf(vote)
                .map(whole -> new Together.Whole(
                        whole.group().displayName(), whole.post().title(), MotionSheets.href(whole)))
                .orElse(null);
    }

    private static List<Together.Way> ways(Decision vote, FederalResult result, Texts texts) {
        var rule = vote.terms().federal().rule();
        var ways = new ArrayList<Together.Way>();
        Stream.of(Mode.values())
                .sorted((one, other) -> Boolean.compare(isDeciding(rule, other), isDeciding(rule, one)))
                .forEach(mode -> {
                    var count = result.modes().get(mode);
                    if (count != null) {
                        ways.add(way(vote, texts.say("together.mode." + mode), isDeciding(rule, mode), count, texts));
                    }
                });
        var groups = result.groups();
        if (groups != null) {
            ways.add(way(vote, texts.say("together.groups"), true, groups, texts));
        }
        return ways;
    }

    private static boolean isDeciding(@Nullable FederalRule rule, Mode mode) {
        return rule != null && rule.mode() == mode;
    }

    private static Together.Way way(
            Decision vote, String name, boolean isDeciding, FederalResult.Count count, Texts texts) {
        var titles = vote.options().stream().collect(Collectors.toMap(Decision.Option::choice, Decision.Option::title));
        var most = count.lines().stream().mapToLong(line -> line.amount()).max().orElse(0);
        var whole = titles.isEmpty() ? count.rollWeight() : most;
        return new Together.Way(
                name,
                isDeciding,
                texts.say("decision.state." + DecisionLooks.of(count.outcome())),
                count.lines().stream()
                        .map(line -> new Bar(
                                titles.containsKey(line.choice())
                                        ? titles.get(line.choice())
                                        : texts.say("wire.answer." + line.choice()),
                                line.amount(),
                                Math.max(1, whole),
                                null,
                                new VoteNumbers(texts).votes(line.amount()),
                                "",
                                count.selected().contains(line.choice())))
                        .toList());
    }

    private Together.Group group(FederalPart part, FederalResult.@Nullable Line line, Texts texts) {
        return new Together.Group(
                part.child().displayName(),
                names.href(part.child()),
                part.partId() == null ? null : "/decisions/" + part.partId(),
                texts.say(line == null ? "together.state." + part.state() : "together.standing." + line.standing()),
                part.because(),
                line == null ? "" : Long.toString(line.people()),
                line == null ? "" : new VoteNumbers(texts).votes(line.weight()));
    }
}
