package coop.talkoot.activitypub.mapping;

import static coop.talkoot.activitypub.mapping.ActivityMapping.head;
import static coop.talkoot.activitypub.mapping.ActivityMapping.write;

import coop.talkoot.governance.FarLot;
import coop.talkoot.governance.LotAsk;
import coop.talkoot.governance.LotDeed;
import coop.talkoot.governance.NewLot;
import coop.talkoot.governance.PanelLot;
import coop.talkoot.governance.SentLotAnswer;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Html;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityHead;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Conversation;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.TalkootLot;
import coop.talkoot.vocab.TalkootLotAnswer;
import coop.talkoot.vocab.Text;
import coop.talkoot.vocab.Times;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Panels drawn by lot, as their group tells of them, and what members elsewhere do in them. */
@Singleton
public final class LotMapping {
    LotMapping() {}

    /** How a drawing of a group here stands; {@code motion} is the uri of what it is for, if that is said. */
    public TalkootLot lot(PanelLot lot, @Nullable String motion) {
        var core = ObjectCore.with(lot.uri())
                .by(lot.group().uri())
                .addressing(toMembers(lot.group()))
                .name(Text.of(lot.title()));
        var number = lot.publicNumber();
        return new TalkootLot(
                core.build(),
                new TalkootLot.Terms(
                        (long) lot.seats(),
                        (long) lot.restMonths(),
                        lot.parts(),
                        lot.promisedBy(),
                        lot.revealedBy(),
                        lot.numberSource().isEmpty() ? null : lot.numberSource(),
                        motion),
                GovernanceTerms.of(lot.state()),
                lot.revision(),
                new TalkootLot.Seal(
                        number,
                        number == null ? null : lot.isNumberConfirmed(),
                        lot.poolHash() == null ? null : Sha256.digest(lot.poolHash()),
                        lot.seed()),
                lot.promises().stream()
                        .map(promise ->
                                new TalkootLot.Promise(promise.by().uri(), promise.commitment(), promise.revealed()))
                        .toList(),
                lot.panel().stream()
                        .map(one -> new TalkootLot.Seat(one.uri(), lot.partOf().get(one.id())))
                        .toList());
    }

    /** The group announces it. */
    public JsonObject create(String id, PanelLot lot, @Nullable String motion, Instant at) {
        return write(
                new Activity.Create(head(id, lot.group(), toMembers(lot.group()), at), Reference.to(lot(lot, motion))));
    }

    /** Something happened to it. */
    public JsonObject update(String id, PanelLot lot, @Nullable String motion, Instant at) {
        return write(
                new Activity.Update(head(id, lot.group(), toMembers(lot.group()), at), Reference.to(lot(lot, motion))));
    }

    /**
     * What a group elsewhere says of a drawing of its own. Nothing where a part of it is missing; refuses by name what makes
     * no sense.
     */
    public Optional<FarLot> read(TalkootLot lot, Identity group, @Nullable Long motionId) {
        var uri = WebAddress.kept(lot.id());
        var terms = lot.terms();
        var state = GovernanceTerms.read(PanelLot.State.class, lot.state());
        var seats = terms.seats();
        var promisedBy = terms.promisedBy();
        var revealedBy = terms.revealedBy();
        var revision = lot.revision();
        if (uri == null
                || state == null
                || seats == null
                || promisedBy == null
                || revealedBy == null
                || revision == null) {
            return Optional.empty();
        }
        var promises = new ArrayList<FarLot.Promise>();
        for (var promise : lot.promises()) {
            if (promise.member() == null || promise.commitment() == null) {
                return Optional.empty();
            }
            promises.add(new FarLot.Promise(promise.member(), promise.commitment(), promise.number()));
        }
        var panel = new ArrayList<FarLot.Seat>();
        for (var seat : lot.panel()) {
            if (seat.member() == null) {
                return Optional.empty();
            }
            panel.add(new FarLot.Seat(seat.member(), Objects.requireNonNullElse(seat.part(), "")));
        }
        var wanted = new NewLot(
                group,
                motionId,
                Objects.requireNonNullElse(lot.core().name().any(), ""),
                small(seats),
                small(Objects.requireNonNullElse(terms.restMonths(), 0L)),
                terms.parts(),
                promisedBy,
                revealedBy,
                Objects.requireNonNullElse(terms.numberSource(), ""));
        var seal = lot.seal();
        var poolHash = Sha256.hexadecimal(seal.poolDigest());
        return Optional.of(new FarLot(
                uri,
                revision,
                wanted,
                state,
                seal.publicNumber(),
                seal.publicNumber() != null && Boolean.TRUE.equals(seal.numberConfirmed()),
                poolHash.isEmpty() ? null : poolHash,
                seal.seed(),
                promises,
                panel));
    }

    /** Who is named in a drawing, whoever that is. */
    public static List<String> people(TalkootLot lot) {
        var people = new ArrayList<String>();
        lot.promises().forEach(promise -> keep(people, promise.member()));
        lot.panel().forEach(seat -> keep(people, seat.member()));
        return people.stream().distinct().toList();
    }

    /** From somebody here to the group elsewhere; {@code lot} is null where it is about all drawings of the group. */
    public JsonObject create(Identity group, Identity by, SentLotAnswer answer, @Nullable String lot) {
        var core = ObjectCore.with(answer.uri())
                .by(by.uri())
                .addressing(Addressing.to(group.uri()))
                .times(Times.published(answer.sentAt()))
                .conversation(Conversation.none().withContext(lot == null ? group.uri() : lot))
                .build();
        var object = switch (answer.deed()) {
            case LotDeed.Willing willing ->
                new TalkootLotAnswer(core, willing.isWilling(), null, null, null, null, null);
            case LotDeed.Belong belong -> new TalkootLotAnswer(core, null, belong.part(), null, null, null, null);
            case LotDeed.Promise promise ->
                new TalkootLotAnswer(core, null, null, promise.commitment(), null, null, null);
            case LotDeed.Reveal reveal -> new TalkootLotAnswer(core, null, null, null, reveal.number(), null, null);
            case LotDeed.Type type -> new TalkootLotAnswer(core, null, null, null, null, type.number(), null);
            case LotDeed.Decline ignored -> new TalkootLotAnswer(core, null, null, null, null, null, true);
        };
        return write(new Activity.Create(
                head(answer.uri() + "/activities/create", by, Addressing.to(group.uri()), null), Reference.to(object)));
    }

    /** What is done by it; nothing where it says nothing, or more than one thing. */
    public Optional<LotDeed> deed(TalkootLotAnswer answer) {
        var said = new ArrayList<LotDeed>();
        if (answer.willing() != null) {
            said.add(new LotDeed.Willing(answer.willing()));
        }
        if (answer.part() != null) {
            said.add(new LotDeed.Belong(answer.part()));
        }
        if (answer.commitment() != null) {
            said.add(new LotDeed.Promise(answer.commitment()));
        }
        if (answer.number() != null) {
            said.add(new LotDeed.Reveal(answer.number()));
        }
        if (answer.publicNumber() != null) {
            said.add(new LotDeed.Type(answer.publicNumber()));
        }
        if (Boolean.TRUE.equals(answer.declines())) {
            said.add(new LotDeed.Decline());
        }
        return said.size() == 1 ? Optional.of(said.getFirst()) : Optional.empty();
    }

    public JsonObject accept(String id, Identity group, Identity by, LotAsk ask) {
        return write(
                new Activity.Accept(head(id, group, Addressing.to(by.uri()), null), Reference.to(bare(by, ask)), null));
    }

    public JsonObject reject(String id, Identity group, Identity by, LotAsk ask, String sentence) {
        var core = ObjectCore.with(id)
                .addressing(Addressing.to(by.uri()))
                .content(Text.of("<p>" + Html.escaped(sentence) + "</p>"));
        return write(
                new Activity.Reject(ActivityHead.of(core.build(), group.uri()), Reference.to(bare(by, ask)), null));
    }

    private static Activity.Create bare(Identity by, LotAsk ask) {
        var core = ObjectCore.with(ask.activityUri()).build();
        return new Activity.Create(ActivityHead.of(core, by.uri()), Reference.to(ask.uri()));
    }

    private static Addressing toMembers(Identity group) {
        return Addressing.to(LocalCollections.members(group));
    }

    /** Far too many are still too many. */
    private static int small(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    private static void keep(List<String> uris, @Nullable String uri) {
        var address = WebAddress.kept(uri);
        if (address != null) {
            uris.add(address);
        }
    }
}
