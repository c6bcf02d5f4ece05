package coop.talkoot.governance;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people of this server sign in votes of groups here whose ballots have names. A proof follows from the ballot and its
 * voter's key alone: it is made when somebody asks for it or the vote closes, not while others wait to vote, and of the
 * last ballot only.
 */
@Singleton
final class BallotProofs {
    /** What is signed before it is written down: seconds of work, a breath each time. */
    private static final int AT_ONCE = 250;

    private static final String OURS = "/ballots/";

    private final Transactions transactions;
    private final Settings settings;
    private final Identities identities;
    private final BallotRows ballots;
    private final BeanProvider<BallotSigner> signers;

    BallotProofs(
            Transactions transactions,
            Settings settings,
            Identities identities,
            BallotRows ballots,
            BeanProvider<BallotSigner> signers) {
        this.transactions = transactions;
        this.settings = settings;
        this.identities = identities;
        this.ballots = ballots;
        this.signers = signers;
    }

    /** The signed activity a ballot came in, or would have; null when there is none. */
    @Nullable
    String of(Decision decision, Identity voter, Ballot ballot) {
        var uri = ballot.uri();
        var at = ballot.castAt();
        if (ballot.raw() != null || uri == null || at == null || !isOurs(voter, uri)) {
            return ballot.raw();
        }
        var own = new SentBallot(uri, decision.id(), voter.id(), ballot.choice(), ballot.reason(), at, null);
        return signed(decision, Map.of(voter, own)).get(voter.uri());
    }

    /**
     * Signs the last ballots of all here who said something in a vote, as far as that is not done: so many at once, each
     * time in a transaction of its own, so that what is done stays done. Who votes again is signed for when this is done
     * again; where nobody can any more, and the caller holds the vote, all is there afterwards.
     */
    void make(Decision decision) {
        if (decision.secrecy() != Secrecy.OPEN) {
            return;
        }
        var after = 0L;
        while (after >= 0) {
            var from = after;
            after = transactions.write(() -> makeSome(decision, from, AT_ONCE));
        }
    }

    /** The id of the voter after whom it goes on; -1 when it is at the end. */
    long makeSome(Decision decision, long afterVoter, int most) {
        var lasts = ballots.unsigned(decision.id(), settings.uri(OURS), afterVoter, most);
        var voters =
                identities.byIds(lasts.stream().map(BallotRows.Last::voterId).toList());
        var own = new HashMap<Identity, SentBallot>();
        var places = new HashMap<String, Long>();
        for (var last : lasts) {
            var voter = Objects.requireNonNull(voters.get(last.voterId()));
            var uri = Objects.requireNonNull(last.uri());
            if (isOurs(voter, uri)) {
                var choice = ChoiceText.read(last.paper());
                var at = Objects.requireNonNull(last.castAt());
                own.put(voter, new SentBallot(uri, decision.id(), voter.id(), choice, last.reason(), at, null));
                places.put(voter.uri(), last.sequence());
            }
        }
        var signed = new HashMap<Long, String>();
        signed(decision, own).forEach((voter, activity) -> signed.put(places.get(voter), activity));
        if (!signed.isEmpty()) {
            ballots.sign(signed);
        }
        return lasts.size() < most ? -1 : Objects.requireNonNull(lasts.getLast().voterId());
    }

    /** What somebody sent under another name of theirs from elsewhere, nobody here can sign. */
    private boolean isOurs(Identity voter, String uri) {
        return voter.isLocal() && uri.startsWith(settings.uri(OURS));
    }

    private Map<String, String> signed(Decision decision, Map<Identity, SentBallot> own) {
        var address =
                new BallotSigner.Address(decision.post().uri(), decision.group().uri());
        return signers.isPresent() && !own.isEmpty() ? signers.get().sign(address, own) : Map.of();
    }
}
