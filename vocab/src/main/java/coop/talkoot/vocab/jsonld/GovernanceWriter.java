package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.ActivityObject.TalkootBallot;
import coop.talkoot.vocab.ActivityObject.TalkootDelegation;
import coop.talkoot.vocab.ActivityObject.TalkootReceipt;
import coop.talkoot.vocab.ActivityObject.TalkootTally;
import coop.talkoot.vocab.TalkootDecision;
import coop.talkoot.vocab.TalkootMatter;
import coop.talkoot.vocab.TalkootMotion;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Writes votes of groups: as properties of the note that tells of one, and the papers that only machines read. */
final class GovernanceWriter {
    private GovernanceWriter() {}

    static void write(TalkootMatter matter, Properties properties) {
        if (matter.ask() != null) {
            ask(matter.ask(), properties);
        }
        var affiliating = matter.affiliating();
        if (affiliating != null) {
            properties.put("affiliating", affiliating.step()).put("subject", affiliating.subject());
        }
        var sending = matter.sending();
        if (sending != null) {
            properties
                    .put("sendsTo", sending.parent())
                    .putSome("candidates", sending.candidates(), Properties::text)
                    .put("drawn", sending.drawn())
                    .put("months", sending.months())
                    .put("subject", sending.subject());
        }
        properties
                .put("proposer", matter.proposer())
                .put("motion", matter.motion())
                .put("decision", decision(matter.decision()))
                .put("tally", matter.tally());
    }

    private static void ask(TalkootMotion motion, Properties properties) {
        properties
                .put("decisionKind", motion.kind())
                .put("subject", motion.subject())
                .put("amendment", motion.amendment())
                .putSome(
                        "options",
                        motion.options(),
                        name -> new Properties().put("name", name).build())
                .put("seats", motion.seats());
    }

    private static @Nullable JsonObject decision(@Nullable TalkootDecision decision) {
        if (decision == null) {
            return null;
        }
        var terms = decision.terms();
        var properties = new Properties()
                .put("id", decision.id())
                .put("type", "Decision")
                .put("attributedTo", decision.attributedTo())
                .put("method", decision.method())
                .putAll("options", decision.options(), GovernanceWriter::option)
                .put("electorate", decision.electorate().collection())
                .put("electorateDigest", decision.electorate().digest())
                .put("electorateSize", decision.electorate().size())
                .put("electorateWeight", decision.electorate().weight())
                .putSome("delegates", decision.electorate().delegates(), Properties::text)
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
                .put("ballots", decision.ballots());
        return course(decision.course(), properties).build();
    }

    private static Properties course(TalkootDecision.@Nullable Course course, Properties properties) {
        if (course == null) {
            return properties;
        }
        properties
                .put("decisionKind", course.kind())
                .put("occasion", course.occasion())
                .put("charterDigest", course.charterDigest())
                .put("resultsHidden", course.resultsHidden())
                .put("graceUntil", course.graceUntil())
                .put("implementBy", course.implementBy());
        var extension = course.extension();
        return extension == null
                ? properties
                : properties
                        .put("extendedFrom", extension.from())
                        .put("extendedBy", extension.by())
                        .put("extendedBecause", extension.because());
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
                .put("countFileDigest", tally.digests().countFile())
                .put("fullCount", tally.fullCount());
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
                .put("decisionKind", delegation.kind())
                .put("capAccepted", delegation.consent().capAccepted())
                .put("nameShown", delegation.consent().nameShown());
    }
}
