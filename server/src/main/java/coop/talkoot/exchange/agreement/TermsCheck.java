package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.RESOURCE;

import coop.talkoot.ledger.Accounts;
import coop.talkoot.ledger.Unit;
import coop.talkoot.ledger.Units;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Whether terms can be kept by these two: units they both have accounts in, things that are theirs, times that lie ahead. */
@Singleton
final class TermsCheck {
    private final DSLContext sql;
    private final Clock clock;
    private final Units units;
    private final Accounts accounts;

    TermsCheck(DSLContext sql, Clock clock, Units units, Accounts accounts) {
        this.sql = sql;
        this.clock = clock;
        this.units = units;
        this.accounts = accounts;
    }

    /** Whose terms they are. */
    record Sides(
            Identity provider, Identity receiver, @Nullable Long groupId) {
        boolean areAllLocal() {
            return provider.isLocal() && receiver.isLocal();
        }
    }

    /** The terms with the unit that time is booked in, or a refusal. */
    AgreementTerms checked(AgreementTerms terms, Sides sides) {
        return switch (terms) {
            case AgreementTerms.Loan loan -> {
                if (!loan.until().isAfter(clock.instant())) {
                    throw Refused.invalid("until", "A loan ends in the future.");
                }
                yield new AgreementTerms.Loan(loan.quantity(), loan.from(), loan.until(), price(loan.fee(), sides));
            }
            case AgreementTerms.Gift gift -> gift;
            case AgreementTerms.Exchange exchange -> {
                requireOwner(exchange.counterResourceId(), sides.receiver());
                yield exchange;
            }
            case AgreementTerms.Payment payment ->
                new AgreementTerms.Payment(
                        Objects.requireNonNull(price(payment.price(), sides)), payment.reason(), payment.due());
            case AgreementTerms.TimeCredit work ->
                new AgreementTerms.TimeCredit(time(work.estimate(), sides), work.due());
            case AgreementTerms.Purchase purchase ->
                new AgreementTerms.Purchase(
                        purchase.quantity(), Objects.requireNonNull(price(purchase.price(), sides)));
        };
    }

    private @Nullable Price price(@Nullable Price price, Sides sides) {
        if (price == null) {
            return null;
        }
        return switch (price) {
            case Price.Time time -> time(time, sides);
            case Price.Credit credit -> credit(credit, sides);
            case Price.Money money -> money;
        };
    }

    private Price.Time time(Price.Time time, Sides sides) {
        if (!sides.areAllLocal()) {
            return new Price.Time(time.amount(), null);
        }
        var unitId = time.unitId();
        var unit = unitId == null ? hours(sides) : known(unitId);
        if (unit.kind() != Unit.Kind.TIME) {
            throw Refused.invalid("unit", unit.name() + " does not count time.");
        }
        requireAccounts(unit, sides);
        return new Price.Time(time.amount(), unit.id());
    }

    private Price.Credit credit(Price.Credit credit, Sides sides) {
        if (!sides.areAllLocal()) {
            throw Refused.invalid("unit", "Between two instances, time is what is counted.");
        }
        var unit = known(credit.unitId());
        if (unit.kind() != Unit.Kind.CREDIT) {
            throw Refused.invalid("unit", unit.name() + " counts time: say how many minutes.");
        }
        requireAccounts(unit, sides);
        return credit;
    }

    private Unit hours(Sides sides) {
        var groupId = sides.groupId();
        var counted = groupId == null
                ? List.<Unit>of()
                : units.of(groupId).stream()
                        .filter(unit -> unit.kind() == Unit.Kind.TIME)
                        .toList();
        if (counted.isEmpty()) {
            throw Refused.invalid("unit", "Say which co-op's hours these are: this one counts none.");
        }
        if (counted.size() > 1) {
            throw Refused.invalid("unit", "This co-op counts time in several ways. Say in which.");
        }
        return counted.getFirst();
    }

    private Unit known(long unitId) {
        return units.find(unitId).orElseThrow(() -> Refused.invalid("unit", "There is no such unit."));
    }

    private void requireAccounts(Unit unit, Sides sides) {
        for (var owner : List.of(sides.provider(), sides.receiver())) {
            if (accounts.of(unit.id(), owner.id()).isEmpty()) {
                throw Refused.invalid("unit", owner.address() + " has no account in " + unit.name() + ".");
            }
        }
    }

    private void requireOwner(@Nullable Long resourceId, Identity owner) {
        if (resourceId != null
                && !sql.fetchExists(
                        RESOURCE,
                        RESOURCE.ID
                                .eq(resourceId)
                                .and(RESOURCE.OWNER_ID.eq(owner.id()))
                                .and(RESOURCE.ARCHIVED_AT.isNull()))) {
            throw Refused.invalid("counterResource", "This is no thing of " + owner.address() + "'s.");
        }
    }

    /** Whether the seller has said this price for so many already. */
    boolean isListed(AgreementTerms terms, @Nullable Long resourceId) {
        if (resourceId == null
                || !(terms instanceof AgreementTerms.Purchase purchase)
                || !(purchase.price() instanceof Price.Money money)) {
            return false;
        }
        return Optional.ofNullable(sql.select(RESOURCE.VALUE, RESOURCE.CURRENCY)
                        .from(RESOURCE)
                        .where(RESOURCE.ID.eq(resourceId))
                        .fetchOne())
                .filter(listed -> listed.value1() != null
                        && money.currency().equals(listed.value2())
                        && Math.multiplyHigh(
                                        listed.value1(), purchase.quantity().number())
                                == 0
                        && listed.value1() * purchase.quantity().number() == money.amount())
                .isPresent();
    }
}
