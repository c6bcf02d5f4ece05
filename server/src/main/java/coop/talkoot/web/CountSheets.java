package coop.talkoot.web;

import coop.talkoot.governance.BallotLines;
import coop.talkoot.governance.CountArchives;
import coop.talkoot.governance.CountReaders;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Secrecy;
import coop.talkoot.governance.Tally;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.decision.Outcome;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws what others count again with, and where in it a ballot is found. */
@Singleton
final class CountSheets {
    private static final int LONGEST = 40;

    private final CountArchives archives;
    private final BallotLines lines;
    private final CountReaders readers;

    CountSheets(CountArchives archives, BallotLines lines, CountReaders readers) {
        this.archives = archives;
        this.lines = lines;
        this.readers = readers;
    }

    Outcome.Check check(Decision vote, @Nullable Tally tally, Visit visit, String tracker) {
        var isKept = vote.state() == Decision.State.CLOSED
                && vote.secrecy() != Secrecy.SECRET
                && tally != null
                && !tally.isWithheld();
        var viewer = visit.viewer();
        var isFor =
                isKept && viewer != null && readers.of(vote, viewer.identity()).isPresent();
        var texts = Frames.texts(visit);
        return new Outcome.Check(
                isFor ? "/api/talkoot/v1/decisions/" + vote.id() + "/count-file" : null,
                isFor ? null : texts.say(isKept ? "recount.members" : "recount.none"),
                "decision-" + vote.id() + ".zip",
                vote.terms().method().name(),
                vote.roll().hash(),
                tally == null ? "" : tally.ballotsHash(),
                isFor && vote.secrecy() == Secrecy.PSEUDONYMOUS ? finder(vote, visit, tracker) : null,
                isProven(vote, tally));
    }

    private Outcome.Finder finder(Decision vote, Visit visit, String tracker) {
        var action = MotionSheets.href(vote);
        var asked = tracker.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        if (asked.isEmpty()) {
            return new Outcome.Finder(action, Fields.empty(), 0, List.of(), "");
        }
        var texts = Frames.texts(visit);
        var typed = Map.of("tracker", asked.substring(0, Math.min(LONGEST, asked.length())));
        try {
            // Who looks for a ballot has the file fetched, where another server counted.
            if (!vote.isLocal()) {
                archives.of(vote, visit.require().identity());
            }
            var found = lines.find(vote, asked);
            if (found.isPresent()) {
                var said = new ArrayList<>(BallotSheets.said(vote, found.get().choice(), texts));
                if (!found.get().reason().isEmpty()) {
                    said.add(found.get().reason());
                }
                var place = found.get().place();
                return new Outcome.Finder(action, Fields.of(typed), place.number(), said, place.hash());
            }
            var error = Map.of("tracker", texts.say("recount.notFound"));
            return new Outcome.Finder(action, new Fields(typed, error, null), 0, List.of(), "");
        } catch (Refused refused) {
            var error = Map.of("tracker", String.valueOf(refused.getMessage()));
            return new Outcome.Finder(action, new Fields(typed, error, null), 0, List.of(), "");
        }
    }

    /** Of one of this server there is nothing to prove. */
    private static @Nullable Boolean isProven(Decision vote, @Nullable Tally tally) {
        if (vote.isLocal() || tally == null) {
            return null;
        }
        return tally.proof() != null;
    }
}
