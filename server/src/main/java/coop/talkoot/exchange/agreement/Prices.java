package coop.talkoot.exchange.agreement;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A price as four columns. */
final class Prices {
    private Prices() {}

    /** {@code kind} is null where there is none. */
    record Columns(
            @Nullable String kind,
            @Nullable Long amount,
            @Nullable Long unitId,
            @Nullable String currency) {}

    static Columns of(@Nullable Price price) {
        if (price == null) {
            return new Columns(null, null, null, null);
        }
        return switch (price) {
            case Price.Time time -> new Columns("TIME", time.amount(), time.unitId(), null);
            case Price.Credit credit -> new Columns("CREDIT", credit.amount(), credit.unitId(), null);
            case Price.Money money -> new Columns("MONEY", money.amount(), null, money.currency());
        };
    }

    static @Nullable Price read(Columns columns) {
        var kind = columns.kind();
        if (kind == null) {
            return null;
        }
        long amount = Objects.requireNonNull(columns.amount());
        return switch (kind) {
            case "TIME" -> new Price.Time(amount, columns.unitId());
            case "CREDIT" -> new Price.Credit(amount, Objects.requireNonNull(columns.unitId()));
            case "MONEY" -> new Price.Money(amount, Objects.requireNonNull(columns.currency()));
            default -> throw new IllegalStateException("no price is of kind " + kind);
        };
    }
}
