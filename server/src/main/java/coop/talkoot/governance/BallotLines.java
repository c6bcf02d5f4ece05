package coop.talkoot.governance;

import coop.talkoot.governance.count.CountFile;
import coop.talkoot.governance.count.CountFileWriter;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In which line of its count file a ballot stands, or will stand: the receipt anybody can check. */
@Singleton
public final class BallotLines {
    private final Rolls rolls;
    private final CountArchives archives;
    private final BallotProofs proofs;

    BallotLines(Rolls rolls, CountArchives archives, BallotProofs proofs) {
        this.rolls = rolls;
        this.archives = archives;
        this.proofs = proofs;
    }

    /**
     * @param number of the line in ballots.ndjson, from 1; 0 before the close
     * @param hash SHA-256 of the line with its line break, in hexadecimal
     */
    public record Place(int number, String hash) {}

    /** A line that was counted. */
    public record Found(
            Place place,
            Choice choice,
            String reason,
            @Nullable String via) {}

    /** Where somebody's own ballot stands; before the close, where it would if it closed now. None of a secret one. */
    public Optional<Place> of(Decision decision, Identity voter, Ballot ballot) {
        var name = decision.secrecy() == Secrecy.OPEN ? voter.uri() : ballot.tracker();
        if (name == null || decision.secrecy() == Secrecy.SECRET) {
            return Optional.empty();
        }
        if (decision.isOver()) {
            return find(decision, name).map(Found::place);
        }
        return rolls.weightOf(decision.id(), voter.id())
                .map(weight -> new CountFile.Line(
                        name, weight, ballot.choice(), ballot.reason(), null, proofs.of(decision, voter, ballot)))
                .map(line -> new Place(0, hash(line)));
    }

    /** By the name on the line, an actor's or a tracker: nothing before the close, nor of a file that is not here. */
    public Optional<Found> find(Decision decision, String voter) {
        var number = 0;
        for (var line : archives.lines(decision)) {
            number++;
            if (line.voter().equals(voter)) {
                return Optional.of(new Found(new Place(number, hash(line)), line.choice(), line.reason(), line.via()));
            }
        }
        return Optional.empty();
    }

    private static String hash(CountFile.Line line) {
        return Charter.hex(Canonical.hash(CountFileWriter.line(line)));
    }
}
