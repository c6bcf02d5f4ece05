package coop.talkoot.governance;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Settings;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people of this server sign in votes of groups here whose ballots have names. A proof follows from the ballot and its
 * voter's key alone: it is made when somebody asks for it, not while others wait to vote, and of the last ballot only.
 */
@Singleton
final class BallotProofs {
    private final Settings settings;
    private final Identities identities;
    private final BallotRows ballots;
    private final BeanProvider<BallotSigner> signers;

    BallotProofs(Settings settings, Identities identities, BallotRows ballots, BeanProvider<BallotSigner> signers) {
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

    /** The same voices, with what those here sign; while nobody votes any more. */
    List<Voice> on(Decision decision, List<Voice> voices) {
        if (decision.secrecy() != Secrecy.OPEN) {
            return voices;
        }
        var lasts = ballots.lasts(decision.id());
        var voters =
                identities.byIds(lasts.stream().map(BallotRows.Last::voterId).toList());
        var own = new HashMap<Identity, SentBallot>();
        for (var last : lasts) {
            var voter = Objects.requireNonNull(voters.get(last.voterId()));
            var uri = Objects.requireNonNull(last.uri());
            if (last.raw() == null && isOurs(voter, uri)) {
                var choice = ChoiceText.read(last.paper());
                var at = Objects.requireNonNull(last.castAt());
                own.put(voter, new SentBallot(uri, decision.id(), voter.id(), choice, last.reason(), at, null));
            }
        }
        var proofs = signed(decision, own);
        return voices.stream()
                .map(voice ->
                        voice.via() == null && voice.raw() == null ? voice.with(proofs.get(voice.voter())) : voice)
                .toList();
    }

    /** What somebody sent under another name of theirs from elsewhere, nobody here can sign. */
    private boolean isOurs(Identity voter, String uri) {
        return voter.isLocal() && uri.startsWith(settings.uri("/ballots/"));
    }

    private Map<String, String> signed(Decision decision, Map<Identity, SentBallot> own) {
        var address =
                new BallotSigner.Address(decision.post().uri(), decision.group().uri());
        return signers.isPresent() && !own.isEmpty() ? signers.get().sign(address, own) : Map.of();
    }
}
