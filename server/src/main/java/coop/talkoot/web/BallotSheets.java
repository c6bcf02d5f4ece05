package coop.talkoot.web;

import static coop.talkoot.web.view.decision.Receipt.State.IN;
import static coop.talkoot.web.view.decision.Receipt.State.REFUSED;
import static coop.talkoot.web.view.decision.Receipt.State.SENT;

import coop.talkoot.governance.Ballot;
import coop.talkoot.governance.BallotLines;
import coop.talkoot.governance.Ballots;
import coop.talkoot.governance.CouncilRolls;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.DividedVotes;
import coop.talkoot.governance.Outlooks;
import coop.talkoot.governance.Rolls;
import coop.talkoot.governance.Secrecy;
import coop.talkoot.governance.SentBallot;
import coop.talkoot.governance.SentBallots;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.decision.BallotPaper;
import coop.talkoot.web.view.decision.Receipt;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws a visitor's ballot paper, the receipt of their ballot, or why they have none. */
@Singleton
final class BallotSheets {
    private final Ballots ballots;
    private final SentBallots sent;
    private final BallotLines lines;
    private final Rolls rolls;
    private final CouncilRolls councils;
    private final Identities identities;
    private final Outlooks outlooks;
    private final Requests requests;
    private final Clock clock;

    BallotSheets(
            Ballots ballots,
            SentBallots sent,
            BallotLines lines,
            Rolls rolls,
            CouncilRolls councils,
            Identities identities,
            Outlooks outlooks,
            Requests requests,
            Clock clock) {
        this.ballots = ballots;
        this.sent = sent;
        this.lines = lines;
        this.rolls = rolls;
        this.councils = councils;
        this.identities = identities;
        this.outlooks = outlooks;
        this.requests = requests;
        this.clock = clock;
    }

    /** One of the three is there while a vote is open; none of them before. */
    record Sheet(
            @Nullable BallotPaper paper,
            @Nullable Receipt receipt,
            @Nullable String none) {
        static final Sheet NONE = new Sheet(null, null, null);
    }

    Sheet of(Decision decision, Visit visit, Written written) {
        var texts = Frames.texts(visit);
        var viewer = visit.viewer();
        if (viewer == null) {
            return new Sheet(null, null, decision.isOver() ? null : texts.say("noBallot.visitor"));
        }
        if (!decision.isLocal()) {
            return elsewhere(decision, viewer, visit, written);
        }
        if (rolls.weightOf(decision.id(), viewer.actorId()).isEmpty()) {
            var opened = Frames.moments(visit, clock.instant()).date(decision.opensAt());
            return new Sheet(null, null, decision.isOver() ? null : texts.say("noBallot.roll", opened));
        }
        var own = ballots.of(decision.id(), viewer.identity()).orElse(null);
        var isOpen = decision.isOpenAt(clock.instant());
        if (isOpen && (own == null || (written.isChanging() && mayChange(decision, IN)))) {
            var said = own == null ? null : filledIn(decision, own.choice(), own.reason());
            return new Sheet(paper(decision, viewer, texts, said, written.ballot()), null, null);
        }
        if (own == null && !isOpen) {
            return none(decision, viewer, texts, "noBallot.closed");
        }
        return own == null ? Sheet.NONE : new Sheet(null, receipt(decision, own, viewer, texts), null);
    }

    /** Of a vote that is over, what another said for them; else why there is nothing. */
    private Sheet none(Decision decision, Viewer viewer, Texts texts, String why) {
        if (!decision.isOver()) {
            return new Sheet(null, null, texts.say(why));
        }
        var line = decision.secrecy() == Secrecy.OPEN
                ? lines.find(decision, viewer.identity().uri()).orElse(null)
                : null;
        var via = line == null ? null : line.via();
        return line == null || via == null
                ? Sheet.NONE
                : new Sheet(null, receipt(decision, line, delegate(via), texts), null);
    }

    private String delegate(String uri) {
        return identities.byUri(uri).map(Identity::displayName).orElse(uri);
    }

    /** Of a vote that another server counts: who is on its roll, and what comes of a ballot, that server says. */
    private Sheet elsewhere(Decision decision, Viewer viewer, Visit visit, Written written) {
        var texts = Frames.texts(visit);
        var own = sent.of(decision, viewer.identity()).orElse(null);
        var isOpen = decision.isOpenAt(clock.instant());
        var isNamed = councils.naming(List.of(decision.id()), viewer.identity()).get(decision.id());
        var isVoter = isNamed == null ? requests.may(Right.WRITE, decision.group(), visit) : isNamed;
        var isRefused = own != null && own.answer() != null && !own.answer().isAccepted();
        var mayWrite = own == null || (written.isChanging() && mayChange(decision, isRefused ? REFUSED : IN));
        if (isOpen && isVoter && mayWrite) {
            var said = own == null ? null : filledIn(decision, own.choice(), own.reason());
            return new Sheet(paper(decision, viewer, texts, said, written.ballot()), null, null);
        }
        if (own == null) {
            var why = isNamed == null ? "noBallot.member" : "noBallot.council";
            return none(decision, viewer, texts, isVoter ? "noBallot.closed" : why);
        }
        return new Sheet(null, receipt(decision, own, viewer, texts), null);
    }

    private BallotPaper paper(
            Decision decision, Viewer viewer, Texts texts, @Nullable Fields said, @Nullable Fields typed) {
        var look = BallotLooks.of(decision.terms().method());
        var options = new ArrayList<BallotPaper.Option>();
        for (var option : decision.options()) {
            options.add(new BallotPaper.Option(Integer.toString(options.size() + 1), option.title(), "", null));
        }
        var counting = decision.terms().counting();
        return new BallotPaper(
                look,
                "/decisions/" + decision.id() + "/ballot#ballot",
                typed != null ? typed : said == null ? Fields.empty() : said,
                BallotLooks.stances(look),
                options,
                counting.highestScore(),
                credits(decision),
                false,
                decision.secrecy().name(),
                decision.terms().isFinal(),
                null,
                division(decision, viewer, texts),
                said == null ? null : MotionSheets.href(decision) + "#ballot");
    }

    /** For who would vote for others, and could say different things for them. */
    private BallotPaper.@Nullable Division division(Decision decision, Viewer viewer, Texts texts) {
        var words = DividedVotes.words(decision);
        var others = words.isEmpty() ? 0 : outlooks.entrustedTo(decision, viewer.identity());
        return others == 0
                ? null
                : new BallotPaper.Division(
                        others,
                        words.stream()
                                .map(word -> called(decision, word, texts))
                                .toList());
    }

    private static int credits(Decision decision) {
        var counting = decision.terms().counting();
        return switch (decision.terms().method()) {
            case QUADRATIC -> counting.credits();
            case DOTS -> counting.highestScore();
            case SIMPLE_MAJORITY,
                    ABSOLUTE_MAJORITY,
                    SUPERMAJORITY,
                    CONSENSUS,
                    CONSENT,
                    APPROVAL,
                    SCORE,
                    INSTANT_RUNOFF,
                    SCHULZE,
                    SCOTTISH_STV,
                    MEEK_STV -> 0;
        };
    }

    private static Fields filledIn(Decision decision, Choice choice, String reason) {
        return Fields.of(BallotForms.values(decision, choice, reason));
    }

    private Receipt receipt(Decision decision, Ballot own, Viewer viewer, Texts texts) {
        var at = own.castAt() == null ? clock.instant() : own.castAt();
        var place = lines.of(decision, viewer.identity(), own).orElse(null);
        return receipt(decision, at, said(decision, own.choice(), own.reason(), texts), IN, "", own.tracker(), place);
    }

    /** It stands as it was counted, at the close. */
    private Receipt receipt(Decision decision, BallotLines.Found line, String delegate, Texts texts) {
        var said = said(decision, line.choice(), line.reason(), texts);
        return receipt(decision, decision.closesAt(), said, IN, "", null, line.place())
                .by(delegate);
    }

    private Receipt receipt(Decision decision, SentBallot own, Viewer viewer, Texts texts) {
        var said = said(decision, own.choice(), own.reason(), texts);
        var answer = own.answer();
        if (answer == null) {
            return receipt(decision, own.sentAt(), said, SENT, "", null, null);
        }
        var voter = decision.secrecy() == Secrecy.OPEN ? viewer.identity().uri() : answer.tracker();
        var place = voter == null ? null : lines.find(decision, voter).orElse(null);
        return receipt(
                decision,
                answer.at(),
                said,
                answer.isAccepted() ? IN : REFUSED,
                answer.words(),
                answer.tracker(),
                place == null ? null : place.place());
    }

    private Receipt receipt(
            Decision decision,
            Instant at,
            List<String> said,
            Receipt.State state,
            String answer,
            @Nullable String tracker,
            BallotLines.@Nullable Place place) {
        var href = MotionSheets.href(decision);
        return new Receipt(
                at,
                said,
                state,
                answer,
                decision.secrecy().name(),
                tracker,
                place == null ? null : place.hash(),
                place == null ? 0 : place.number(),
                null,
                mayChange(decision, state) ? href + "?change=1#ballot" : null,
                tracker != null && place != null && place.number() > 0 ? href + "?tracker=" + tracker + "#find" : null);
    }

    /** One that was refused is none, so another can take its place. */
    private boolean mayChange(Decision decision, Receipt.State state) {
        return decision.isOpenAt(clock.instant()) && (!decision.terms().isFinal() || state == REFUSED);
    }

    private static List<String> said(Decision decision, Choice choice, String reason, Texts texts) {
        var said = new ArrayList<>(said(decision, choice, texts));
        if (!reason.isEmpty()) {
            said.add(reason);
        }
        return said;
    }

    /** What stands on a ballot, in words. */
    static List<String> said(Decision decision, Choice choice, Texts texts) {
        var titles = decision.options().stream()
                .collect(Collectors.toMap(Decision.Option::choice, Decision.Option::title, (one, other) -> one));
        return switch (choice) {
            case Choice.Answer answer -> List.of(texts.say("stance." + answer));
            case Choice.Position position -> List.of(texts.say("stance." + position));
            case Choice.Consenting consenting -> List.of(texts.say("stance." + consenting));
            case Choice.Approving approving ->
                decision.options().stream()
                        .filter(option -> approving.options().contains(option.choice()))
                        .map(Decision.Option::title)
                        .toList();
            case Choice.Scoring scoring -> numbered(decision, scoring.points());
            case Choice.Spending spending -> numbered(decision, spending.votes());
            case Choice.Dividing dividing ->
                DividedVotes.words(decision).stream()
                        .filter(dividing.votes()::containsKey)
                        .map(word -> called(decision, word, texts) + ": "
                                + dividing.votes().get(word))
                        .toList();
            case Choice.Ranking ranking -> {
                var lines = new ArrayList<String>();
                for (var rank : ranking.ranks()) {
                    var there = rank.stream()
                            .map(option -> titles.getOrDefault(option, option))
                            .collect(Collectors.joining(", "));
                    lines.add(texts.say("ballot.place", lines.size() + 1) + ": " + there);
                }
                yield lines;
            }
        };
    }

    /** An answer or option, by what stands for it on ballots. */
    private static String called(Decision decision, String word, Texts texts) {
        return decision.options().stream()
                .filter(option -> option.choice().equals(word))
                .map(Decision.Option::title)
                .findFirst()
                .orElseGet(() -> DividedVotes.choice(decision, word)
                        .map(choice -> texts.say("stance." + choice))
                        .orElse(word));
    }

    private static List<String> numbered(Decision decision, Map<String, Integer> numbers) {
        return decision.options().stream()
                .filter(option -> numbers.containsKey(option.choice()))
                .map(option -> option.title() + ": " + numbers.get(option.choice()))
                .toList();
    }
}
