package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.LOT_ANSWER;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.LotAnswerRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What people here did in drawings of other servers' groups: what was sent, and what was answered. */
@Singleton
public final class SentLotAnswers {
    /** One of each kind is kept. */
    private static final int KINDS = 6;

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final LotRows rows;

    SentLotAnswers(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Settings settings,
            LotRows rows) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.rows = rows;
    }

    /** In the transaction of the deed; a later one of the same kind takes its place. */
    void send(Identity group, @Nullable PanelLot lot, Identity by, LotDeed deed) {
        var lotId = lot == null ? null : lot.id();
        var kind = deed.kind();
        sql.deleteFrom(LOT_ANSWER)
                .where(of(group.id(), lotId, by.id()).and(LOT_ANSWER.KIND.eq(kind)))
                .execute();
        var id = ids.next();
        var row = sql.newRecord(LOT_ANSWER);
        row.setId(id);
        row.setUri(settings.uri("/lot-answers/" + id));
        row.setGroupId(group.id());
        row.setLotId(lotId);
        row.setActorId(by.id());
        row.setKind(kind);
        row.setSaid(said(deed));
        row.setSentAt(clock.instant());
        row.setWords("");
        row.store();
        events.publish(new LotAnswerEvent.AnswerSent(group, by, read(row), lot == null ? null : lot.uri()));
    }

    /**
     * What that server says of one of this name; of one that another has replaced nothing is kept. What was written down
     * here ahead of a no is taken back.
     *
     * @param group who says it
     * @return false when there was none
     */
    public boolean answered(String uri, Identity group, boolean isAccepted, String words) {
        return transactions.write(() -> {
            var found = sql.selectFrom(LOT_ANSWER)
                    .where(LOT_ANSWER.URI.eq(uri).and(LOT_ANSWER.GROUP_ID.eq(group.id())))
                    .forUpdate()
                    .fetchOptional();
            found.ifPresent(row -> {
                row.setAnsweredAt(clock.instant());
                row.setIsAccepted(isAccepted);
                row.setWords(isAccepted ? "" : words);
                row.store();
                if (!isAccepted) {
                    takeBack(read(row));
                }
            });
            return found.isPresent();
        });
    }

    private void takeBack(SentLotAnswer refused) {
        if (refused.deed() instanceof LotDeed.Willing) {
            rows.consent(refused.groupId(), refused.actorId(), false, clock.instant());
        } else if (refused.deed() instanceof LotDeed.Belong) {
            rows.belongNowhere(Objects.requireNonNull(refused.lotId()), refused.actorId());
        }
    }

    /** What somebody here did in one drawing, the latest of each kind, in the order they did it; nothing where it is ours. */
    public List<SentLotAnswer> of(PanelLot lot, Identity by) {
        return among(List.of(lot), by).getOrDefault(lot.id(), List.of());
    }

    /** The same of several at once, by their ids. */
    public Map<Long, List<SentLotAnswer>> among(Collection<PanelLot> lots, Identity by) {
        var elsewhere =
                lots.stream().filter(lot -> !lot.isLocal()).map(PanelLot::id).toList();
        return elsewhere.isEmpty()
                ? Map.of()
                : transactions.read(() -> sql.selectFrom(LOT_ANSWER)
                        .where(LOT_ANSWER.ACTOR_ID.eq(by.id()).and(LOT_ANSWER.LOT_ID.in(elsewhere)))
                        .orderBy(LOT_ANSWER.ID)
                        .limit(KINDS * elsewhere.size())
                        .fetchGroups(LOT_ANSWER.LOT_ID, SentLotAnswers::read));
    }

    /** What somebody here said last of whether they may be drawn for panels of a group elsewhere. */
    public Optional<SentLotAnswer> consent(Identity group, Identity by) {
        return transactions.read(() -> sql.selectFrom(LOT_ANSWER)
                .where(of(group.id(), null, by.id()))
                .orderBy(LOT_ANSWER.ID.desc())
                .limit(1)
                .fetchOptional(SentLotAnswers::read));
    }

    private static Condition of(long groupId, @Nullable Long lotId, long actorId) {
        return LOT_ANSWER
                .ACTOR_ID
                .eq(actorId)
                .and(LOT_ANSWER.GROUP_ID.eq(groupId))
                .and(lotId == null ? LOT_ANSWER.LOT_ID.isNull() : LOT_ANSWER.LOT_ID.eq(lotId));
    }

    private static String said(LotDeed deed) {
        return switch (deed) {
            case LotDeed.Willing willing -> Boolean.toString(willing.isWilling());
            case LotDeed.Belong belong -> belong.part();
            case LotDeed.Promise promise -> promise.commitment();
            case LotDeed.Reveal reveal -> reveal.number();
            case LotDeed.Type type -> type.number();
            case LotDeed.Decline ignored -> "";
        };
    }

    private static LotDeed deed(String kind, String said) {
        return switch (kind) {
            case "WILLING" -> new LotDeed.Willing(Boolean.parseBoolean(said));
            case "PART" -> new LotDeed.Belong(said);
            case "PROMISE" -> new LotDeed.Promise(said);
            case "REVEAL" -> new LotDeed.Reveal(said);
            case "PUBLIC_NUMBER" -> new LotDeed.Type(said);
            case "DECLINE" -> new LotDeed.Decline();
            default -> throw new IllegalStateException("nobody in a drawing does " + kind);
        };
    }

    private static SentLotAnswer read(LotAnswerRecord row) {
        return new SentLotAnswer(
                row.getUri(),
                row.getGroupId(),
                row.getLotId(),
                row.getActorId(),
                deed(row.getKind(), row.getSaid()),
                row.getSentAt(),
                row.getAnsweredAt() == null
                        ? null
                        : new SentLotAnswer.Answer(row.getIsAccepted(), row.getWords(), row.getAnsweredAt()));
    }
}
