package coop.talkoot.activitypub.mapping;

import static coop.talkoot.activitypub.mapping.ActivityMapping.head;
import static coop.talkoot.activitypub.mapping.ActivityMapping.write;

import coop.talkoot.governance.BallotSigner;
import coop.talkoot.governance.Cast;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Receipt;
import coop.talkoot.governance.SentBallot;
import coop.talkoot.governance.Veto;
import coop.talkoot.governance.VotingMethod;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Beginning;
import coop.talkoot.platform.Html;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityHead;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.ActivityObject.TalkootBallot;
import coop.talkoot.vocab.ActivityObject.TalkootReceipt;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Conversation;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.ObjectCoreBuilder;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Text;
import coop.talkoot.vocab.Times;
import coop.talkoot.vocab.jsonld.Documents;
import coop.talkoot.vocab.jsonld.Jsonld;
import coop.talkoot.vocab.jsonld.MalformedDocument;
import coop.talkoot.vocab.jsonld.ObjectReader;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ballots and vetoes, and what the group's server says to them (wire.md 2.4, 10): between voter and group only. */
@Singleton
public final class BallotMapping {
    private static final String CREATION = "/activities/create";

    BallotMapping() {}

    /** From the voter to the group; the proof is put on it when it is sent. */
    public JsonObject create(Decision decision, Identity voter, SentBallot ballot) {
        return create(address(decision), voter, ballot);
    }

    /** The same where the decision itself is not at hand. */
    public JsonObject create(BallotSigner.Address address, Identity voter, SentBallot ballot) {
        var core = paper(ballot.uri(), address, voter, ballot.sentAt(), ballot.reason());
        return create(
                address,
                voter,
                new TalkootBallot(
                        core.build(),
                        LocalCollections.vote(address.decision()),
                        null,
                        PaperMapping.write(ballot.choice()),
                        false,
                        null));
    }

    /** A veto travels as a ballot that chooses nothing. */
    public JsonObject create(Decision decision, Veto veto) {
        var address = address(decision);
        var core = paper(veto.uri(), address, veto.holder(), veto.castAt(), veto.reason());
        return create(
                address,
                veto.holder(),
                new TalkootBallot(core.build(), LocalCollections.vote(decision), null, List.of(), true, null));
    }

    public JsonObject delete(Decision decision, Veto veto) {
        var left = new ActivityObject.Tombstone(ObjectCore.with(veto.uri()).build(), "Ballot", veto.withdrawnAt());
        return write(new Activity.Delete(
                head(veto.uri() + "/activities/delete", veto.holder(), toGroup(address(decision)), veto.withdrawnAt()),
                Reference.to(left)));
    }

    /** The group's yes, with the receipt. Nothing when the ballot did not come as one. */
    public Optional<JsonObject> accept(String id, Decision decision, Cast cast, Receipt.Accepted receipt) {
        return asked(cast).map(asked -> {
            var core = ObjectCore.with(id + "#receipt")
                    .by(decision.group().uri())
                    .times(Times.published(receipt.at()))
                    .conversation(
                            Conversation.none().withContext(decision.post().uri()));
            var given = new TalkootReceipt(
                    core.build(),
                    LocalCollections.vote(decision),
                    asked.objectId(),
                    CountedBallots.digest(asked.received()),
                    receipt.sequence(),
                    receipt.tracker());
            return write(new Activity.Accept(
                    head(id, decision.group(), toVoter(cast), receipt.at()),
                    Reference.to(bare(asked)),
                    Reference.to(given)));
        });
    }

    /** The group's no, and why, in a word and in a sentence. */
    public Optional<JsonObject> reject(String id, Decision decision, Cast cast, Receipt.Refused refusal) {
        return asked(cast).map(asked -> {
            var core = ObjectCore.with(id)
                    .addressing(toVoter(cast))
                    .times(Times.published(refusal.at()))
                    .content(Text.of("<p>" + Html.escaped(refusal.sentence()) + "</p>"));
            return write(new Activity.Reject(
                    ActivityHead.of(core.build(), decision.group().uri()),
                    Reference.to(bare(asked)),
                    GovernanceTerms.of(refusal.why())));
        });
    }

    /** What is on the paper; what makes no sense for that method is a choice of no option. */
    public Choice choice(VotingMethod method, TalkootBallot ballot) {
        return PaperMapping.read(method, ballot);
    }

    /** Why they vote so, in plain words. */
    public String reason(ActivityObject object) {
        var said = object.core().content().any();
        return said == null ? "" : Beginning.of(Html.toPlainText(said).strip(), Cast.LONGEST_REASON);
    }

    /** The id of the ballot that an Accept or Reject is about: it embeds the Create, or names it. */
    public Optional<String> answered(@Nullable Reference object) {
        if (object == null) {
            return Optional.empty();
        }
        if (object.thing() instanceof Activity.Create create && create.objectId() != null) {
            return Optional.ofNullable(create.objectId());
        }
        return Optional.ofNullable(object.id())
                .map(id -> id.endsWith(CREATION) ? id.substring(0, id.length() - CREATION.length()) : id);
    }

    /** What a refusal says to the voter: its words, else the reason's own. */
    public String words(Activity.Reject reject) {
        var said = reason(new ActivityObject.Unknown("", reject.core()));
        var why = GovernanceTerms.read(Receipt.Why.class, reject.reason());
        return !said.isEmpty() || why == null ? said : GovernanceTerms.word(why);
    }

    private static JsonObject create(BallotSigner.Address address, Identity voter, TalkootBallot ballot) {
        return write(
                new Activity.Create(head(ballot.id() + CREATION, voter, toGroup(address), null), Reference.to(ballot)));
    }

    private static ObjectCoreBuilder paper(
            String uri, BallotSigner.Address address, Identity voter, Instant at, String reason) {
        return ObjectCore.with(uri)
                .by(voter.uri())
                .addressing(toGroup(address))
                .times(Times.published(at))
                .conversation(Conversation.none().withContext(address.decision()))
                .content(reason.isEmpty() ? Text.none() : Text.of("<p>" + Html.escaped(reason) + "</p>"));
    }

    private static BallotSigner.Address address(Decision decision) {
        return new BallotSigner.Address(decision.post().uri(), decision.group().uri());
    }

    private static Addressing toGroup(BallotSigner.Address address) {
        return Addressing.to(address.group());
    }

    private static Addressing toVoter(Cast cast) {
        return Addressing.to(cast.voter().uri());
    }

    /** The activity a ballot came in, if that is what it came in. */
    private static Optional<Activity.Create> asked(Cast cast) {
        if (cast.raw() == null) {
            return Optional.empty();
        }
        try {
            var document = Documents.parse(cast.raw().getBytes(StandardCharsets.UTF_8));
            return ObjectReader.read(Jsonld.normalise(document)) instanceof Activity.Create create
                            && create.object() != null
                            && create.object().thing() instanceof TalkootBallot
                    ? Optional.of(create)
                    : Optional.empty();
        } catch (MalformedDocument unreadable) {
            return Optional.empty();
        }
    }

    private static Activity.Create bare(Activity.Create asked) {
        var core = ObjectCore.with(asked.id()).build();
        var ballot = asked.objectId();
        return new Activity.Create(
                new ActivityHead(core, asked.head().actor()), ballot == null ? null : Reference.to(ballot));
    }
}
