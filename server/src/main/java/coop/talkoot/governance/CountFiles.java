package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.ROLL_ENTRY;

import coop.talkoot.governance.count.CountFile;
import coop.talkoot.governance.count.CountFileWriter;
import coop.talkoot.governance.method.Roll;
import coop.talkoot.people.Identities;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** One archive with all that is needed to count a vote again, on a machine that knows nothing else. */
@Singleton
public final class CountFiles {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Identities identities;
    private final Charters charters;
    private final VoiceRows voices;
    private final TallyRows tallies;
    private final BallotRows ballots;
    private final VotingKeys votingKeys;
    private final BeanProvider<GroupSigner> signers;
    private final FederalCounts federal;

    CountFiles(
            DSLContext sql,
            Transactions transactions,
            Identities identities,
            Charters charters,
            VoiceRows voices,
            TallyRows tallies,
            BallotRows ballots,
            VotingKeys votingKeys,
            BeanProvider<GroupSigner> signers,
            FederalCounts federal) {
        this.sql = sql;
        this.transactions = transactions;
        this.identities = identities;
        this.charters = charters;
        this.voices = voices;
        this.tallies = tallies;
        this.ballots = ballots;
        this.votingKeys = votingKeys;
        this.signers = signers;
        this.federal = federal;
    }

    /** Of a vote of ours that was counted in the open, or under pseudonyms by enough people. */
    public byte[] write(Decision decision) {
        var signer = signers.get();
        return CountFileWriter.write(of(decision), json -> signer.sign(decision.group(), json));
    }

    CountFile of(Decision decision) {
        var charterId = decision.charterId();
        if (decision.state() != Decision.State.CLOSED || charterId == null) {
            throw Refused.conflict("There is a count file once a vote of this server was counted.");
        }
        return transactions.read(() -> {
            var tally = tallies.of(decision.id()).orElseThrow();
            if (decision.secrecy() == Secrecy.SECRET || tally.isWithheld()) {
                throw Refused.conflict(
                        "Of this vote only the result is left: it was secret, or too few voted to show what they"
                                + " said.");
            }
            var said = voices.of(decision.id());
            var keys = new TreeMap<>(signers.get().keysOf(signing(decision, said)));
            keys.putAll(votingKeys.of(decision.id()));
            return new CountFile(
                    about(decision),
                    poll(decision, tally),
                    charters.byId(charterId).orElseThrow().text(),
                    roll(decision),
                    said.stream().map(CountFiles::line).toList(),
                    decision.secrecy() == Secrecy.OPEN ? List.of() : voted(decision.id()),
                    tally.proof(),
                    keys,
                    federal.file(decision),
                    federal.partOf(decision, voters(decision)));
        });
    }

    private static coop.talkoot.governance.method.Poll poll(Decision decision, Tally tally) {
        var choices = decision.options().stream().map(Decision.Option::choice).toList();
        // In a federation's vote the voters that a tally tells of are people, those on the roll are groups.
        var isFederal = decision.terms().federal().rule() != null;
        var roll = isFederal ? Roll.of(decision.roll().size()) : new Roll(tally.eligibleWeight(), tally.eligible());
        var seed = Closings.seed(decision, HexFormat.of().parseHex(tally.ballotsHash()));
        return Terms.poll(decision.terms(), choices, roll, seed).withVetoes(tally.vetoes());
    }

    private static CountFile.About about(Decision decision) {
        return new CountFile.About(
                decision.post().uri(),
                decision.group().uri(),
                decision.post().title(),
                decision.post().text(),
                decision.options().stream().collect(Collectors.toMap(Decision.Option::choice, Decision.Option::title)),
                Fields.written(decision.secrecy()),
                decision.opensAt().toString(),
                decision.closesAt().toString());
    }

    private List<CountFile.Entry> roll(Decision decision) {
        var isVoid = decision.terms().leaverBallots() == Voting.LeaverBallots.VOID;
        var rows = sql.selectFrom(ROLL_ENTRY)
                .where(ROLL_ENTRY.DECISION_ID.eq(decision.id()))
                .fetch();
        var uris = identities.urisOf(rows.getValues(ROLL_ENTRY.ACTOR_ID));
        return rows.map(row -> new CountFile.Entry(
                Objects.requireNonNull(uris.get(row.getActorId())),
                row.getWeight(),
                row.getKeyFingerprint(),
                isVoid && row.getLeftAt() != null && row.getLeftAt().isBefore(decision.closesAt())));
    }

    private Map<Long, String> voters(Decision decision) {
        return identities.urisOf(sql.select(ROLL_ENTRY.ACTOR_ID)
                .from(ROLL_ENTRY)
                .where(ROLL_ENTRY.DECISION_ID.eq(decision.id()))
                .fetch(ROLL_ENTRY.ACTOR_ID));
    }

    private List<String> voted(long decisionId) {
        return identities.urisOf(ballots.voted(decisionId)).values().stream()
                .sorted()
                .toList();
    }

    static CountFile.Line line(Voice voice) {
        return new CountFile.Line(
                voice.voter(), voice.weight(), voice.choice(), voice.reason(), voice.via(), voice.raw());
    }

    /** The group, and whoever signed a ballot that is in it. */
    private static List<String> signing(Decision decision, List<Voice> said) {
        var signing = new TreeSet<String>();
        signing.add(decision.group().uri());
        said.stream().filter(voice -> voice.raw() != null).map(Voice::voter).forEach(signing::add);
        return new ArrayList<>(signing);
    }
}
