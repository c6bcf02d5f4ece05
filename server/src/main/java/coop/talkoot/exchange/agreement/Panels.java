package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.AGREEMENT;

import coop.talkoot.governance.method.Lot;
import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Who decides a dispute: three members of the co-op by lot, none of whom has dealt with either side within a year. */
@Singleton
final class Panels {
    static final int SEATS = 3;
    private static final Duration RECENT = Duration.ofDays(365);
    private static final int SEED_BYTES = 32;
    private static final int MOST_STANDBY = 100;

    private final DSLContext sql;
    private final Clock clock;
    private final Memberships memberships;
    private final SecureRandom random = new SecureRandom();

    Panels(DSLContext sql, Clock clock, Memberships memberships) {
        this.sql = sql;
        this.clock = clock;
        this.memberships = memberships;
    }

    /** A drawing that can be done again from its seed; {@code standby} are asked in turn where one of the panel declines. */
    record Drawn(String seed, List<Long> panel, List<Long> standby) {}

    /** Empty when the co-op has too few of whom none is a partner of either. */
    Optional<Drawn> draw(Agreement agreement, Optional<Long> mediatorId) {
        var group = agreement.group();
        if (group == null || !group.isLocal()) {
            return Optional.empty();
        }
        var apart = new HashSet<Long>();
        mediatorId.ifPresent(apart::add);
        var names = eligible(group.id(), sides(agreement), apart).stream()
                .map(member -> Long.toString(member.id()))
                .toList();
        if (names.size() < SEATS) {
            return Optional.empty();
        }
        var bytes = new byte[SEED_BYTES];
        random.nextBytes(bytes);
        var seed = HexFormat.of().formatHex(bytes);
        var order = new Lot(seed)
                .order(names).stream()
                        .limit(SEATS + MOST_STANDBY)
                        .map(Long::valueOf)
                        .toList();
        return Optional.of(new Drawn(seed, order.subList(0, SEATS), order.subList(SEATS, order.size())));
    }

    private static List<Long> sides(Agreement agreement) {
        return List.of(agreement.provider().id(), agreement.receiver().id());
    }

    /** Members of a co-op who may speak in it, live here, are none of these, and have not dealt with the two sides lately. */
    List<Identity> eligible(long groupId, List<Long> sides, Collection<Long> apart) {
        var excluded = new HashSet<Long>(partnersOf(sides));
        excluded.addAll(sides);
        excluded.addAll(apart);
        var eligible = memberships.memberIds(groupId).stream()
                .filter(id -> !excluded.contains(id))
                .toList();
        return memberships.among(groupId, eligible).stream()
                .filter(member -> member.role().may(Right.WRITE))
                .map(Membership::member)
                .filter(member -> member.isLocal() && member.kind() == Identity.Kind.PERSON)
                .toList();
    }

    private List<Long> partnersOf(List<Long> sides) {
        var since = clock.instant().minus(RECENT);
        return sql.select(DSL.when(AGREEMENT.PROVIDER_ID.in(sides), AGREEMENT.RECEIVER_ID)
                        .otherwise(AGREEMENT.PROVIDER_ID))
                .from(AGREEMENT)
                .where(AGREEMENT.PROVIDER_ID.in(sides).or(AGREEMENT.RECEIVER_ID.in(sides)))
                .and(AGREEMENT.CREATED_AT.ge(since))
                .fetch(row -> row.value1());
    }
}
