package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.ActivityObject.TalkootBallot;
import coop.talkoot.vocab.ActivityObject.TalkootDelegation;
import coop.talkoot.vocab.ActivityObject.TalkootReceipt;
import coop.talkoot.vocab.ActivityObject.TalkootTally;
import coop.talkoot.vocab.TalkootDecision;
import coop.talkoot.vocab.TalkootMatter;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Writes votes of groups: as properties of the note that tells of one, and the papers that only machines read. */
final class GovernanceWriter {
    private GovernanceWriter() {}

    static void write(TalkootMatter matter, Properties properties) {
        properties
                .put("proposer", matter.proposer())
                .put("motion", matter.motion())
                .put("decision", decision(matter.decision()))
                .put("tally", matter.tally());
    }

    private static @Nullable JsonObject decision(@Nullable TalkootDecision decision) {
        if (decision == null) {
            return null;
        }
        var terms = decision.terms();
        return new Properties()
                .put("id", decision.id())
                .put("type", "Decision")
                .put("attributedTo", decision.attributedTo())
                .put("method", decision.method())
                .putAll("options", decision.options(), GovernanceWriter::option)
                .put("electorate", decision.electorate().collection())
                .put("electorateDigest", decision.electorate().digest())
                .put("quorum", terms.quorum())
                .put("threshold", terms.threshold())
                .put("maxVetoes", terms.maxVetoes())
                .put("secrecy", terms.secrecy())
                .put("delegationAllowed", terms.delegationAllowed())
                .put("seats", terms.seats())
                .put("credits", terms.credits())
                .put("rule", terms.rule())
                .put("startTime", decision.startTime())
                .put("endTime", decision.endTime())
                .put("ballots", decision.ballots())
                .build();
    }

    private static JsonValue option(TalkootDecision.Option option) {
        return new Properties()
                .put("choiceId", option.choiceId())
                .put("name", option.name())
                .build();
    }

    static Properties ballot(TalkootBallot ballot, Properties properties) {
        return properties
                .put("decision", ballot.decision())
                .put("supersedes", ballot.supersedes())
                .putAll("choices", ballot.choices(), GovernanceWriter::choice)
                .put("veto", ballot.veto() ? Boolean.TRUE : null)
                .putDecimal("weight", ballot.weight());
    }

    private static JsonValue choice(TalkootBallot.Choice choice) {
        return new Properties()
                .put("choiceId", choice.choiceId())
                .put("rank", choice.rank())
                .putDecimal("weight", choice.weight())
                .putDecimal("score", choice.score())
                .build();
    }

    static Properties receipt(TalkootReceipt receipt, Properties properties) {
        return properties
                .put("decision", receipt.decision())
                .put("ballot", receipt.ballot())
                .put("ballotDigest", receipt.ballotDigest())
                .put("sequence", receipt.sequence())
                .put("tracker", receipt.tracker());
    }

    static Properties tally(TalkootTally tally, Properties properties) {
        var counts = tally.counts();
        return properties
                .put("decision", tally.decision())
                .put("eligible", counts.eligible())
                .put("cast", counts.cast())
                .put("counted", counts.counted())
                .put("viaDelegation", counts.viaDelegation())
                .put("quorumReached", counts.quorumReached())
                .put("outcome", tally.outcome())
                .putAll("rows", tally.rows(), GovernanceWriter::row)
                .putSome("selected", tally.selected(), Properties::text)
                .put("ballots", tally.ballots())
                .put("ballotsDigest", tally.digests().ballots())
                .put("electorateDigest", tally.digests().electorate())
                .put("countFileDigest", tally.digests().countFile());
    }

    private static JsonValue row(TalkootTally.Row row) {
        return new Properties()
                .put("choiceId", row.choiceId())
                .putDecimal("score", row.score())
                .build();
    }

    static Properties delegation(TalkootDelegation delegation, Properties properties) {
        return properties
                .put("delegator", delegation.delegator())
                .put("delegate", delegation.delegate())
                .put("scope", delegation.scope())
                .put("topic", delegation.topic());
    }
}
