package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.mapping.BallotMapping;
import coop.talkoot.activitypub.signature.ActorKey;
import coop.talkoot.activitypub.signature.IntegrityProof;
import coop.talkoot.activitypub.signature.KeyStore;
import coop.talkoot.governance.BallotSigner;
import coop.talkoot.governance.SentBallot;
import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** Ballots of people here in votes of groups here: written and signed like those that travel. */
@Singleton
final class OwnBallots implements BallotSigner {
    private final BallotMapping mapping;
    private final KeyStore keys;

    OwnBallots(BallotMapping mapping, KeyStore keys) {
        this.mapping = mapping;
        this.keys = keys;
    }

    @Override
    public Map<String, String> sign(Address address, Map<Identity, SentBallot> ballots) {
        var known = keys.ownKeys(ballots.keySet().stream().map(Identity::id).toList(), ActorKey.Algorithm.ED25519);
        var signed = new HashMap<String, String>();
        ballots.forEach((voter, ballot) -> {
            var key = known.get(voter.id());
            if (key != null) {
                var activity = mapping.create(address, voter, ballot);
                signed.put(
                        voter.uri(),
                        IntegrityProof.sign(activity, key, ballot.sentAt()).toString());
            }
        });
        return signed;
    }
}
