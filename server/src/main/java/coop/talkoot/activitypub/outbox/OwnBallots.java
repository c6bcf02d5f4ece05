package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.mapping.BallotMapping;
import coop.talkoot.activitypub.signature.DocumentSigner;
import coop.talkoot.governance.BallotSigner;
import coop.talkoot.governance.SentBallot;
import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;

/** Ballots of people here in votes of groups here: written and signed like those that travel, and kept beside them. */
@Singleton
final class OwnBallots implements BallotSigner {
    private final BallotMapping mapping;
    private final DocumentSigner signer;

    OwnBallots(BallotMapping mapping, DocumentSigner signer) {
        this.mapping = mapping;
        this.signer = signer;
    }

    @Override
    public String sign(Identity voter, Address address, SentBallot ballot) {
        return signer.sign(voter, mapping.create(address, voter, ballot)).toString();
    }
}
