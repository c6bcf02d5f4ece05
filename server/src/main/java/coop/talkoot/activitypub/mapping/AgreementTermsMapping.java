package coop.talkoot.activitypub.mapping;

import static coop.talkoot.vocab.Namespaces.TALKOOT;

import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.agreement.AgreementKind;
import coop.talkoot.exchange.agreement.AgreementTerms;
import coop.talkoot.exchange.agreement.Measure;
import coop.talkoot.exchange.agreement.Price;
import coop.talkoot.exchange.agreement.Side;
import coop.talkoot.people.Identity;
import coop.talkoot.vocab.ActivityObject.VfAgreement;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.VfCommitment;
import coop.talkoot.vocab.VfCommitment.Period;
import coop.talkoot.vocab.VfGoods;
import coop.talkoot.vocab.VfIntent.Parties;
import coop.talkoot.vocab.VfMeasure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What two sides agree on, as commitments (FEP-0837), and back. Time is minutes or hours, money a currency's own code. */
final class AgreementTermsMapping {
    private static final String MINUTE = "minute";
    private static final String HOUR = "hour";
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private AgreementTermsMapping() {}

    /** Who is who, and what it answers. */
    record Sides(
            Identity provider, Identity receiver, @Nullable Listing listing) {}

    static VfAgreement write(ObjectCore core, AgreementTerms terms, Sides sides, boolean isNamed) {
        var name = isNamed ? core.id() : null;
        return switch (terms) {
            case AgreementTerms.Loan loan -> {
                var fee = loan.fee();
                yield agreement(
                        core,
                        primary(
                                sides,
                                name,
                                "transferCustody",
                                goods(loan.quantity()),
                                new Period(loan.from(), loan.until()),
                                null),
                        fee == null ? null : reciprocal(sides, name, goods(fee), Period.unsaid(), null),
                        "loan");
            }
            case AgreementTerms.Gift gift ->
                agreement(
                        core,
                        primary(sides, name, "transfer", goods(gift.quantity()), due(gift.due()), null),
                        null,
                        "gift");
            case AgreementTerms.Exchange exchange ->
                agreement(
                        core,
                        primary(sides, name, "transfer", goods(exchange.quantity()), due(exchange.due()), null),
                        reciprocal(
                                sides,
                                name,
                                goods(exchange.counterQuantity()),
                                due(exchange.due()),
                                exchange.counter()),
                        "exchange");
            case AgreementTerms.Payment payment ->
                agreement(
                        core,
                        primary(
                                sides,
                                name,
                                "transfer",
                                VfGoods.none(),
                                due(payment.due()),
                                payment.reason().isEmpty() ? null : payment.reason()),
                        reciprocal(sides, name, goods(payment.price()), due(payment.due()), null),
                        "payment");
            case AgreementTerms.TimeCredit work -> {
                var minutes = new VfMeasure(BigDecimal.valueOf(work.estimate().amount()), MINUTE);
                yield agreement(
                        core,
                        primary(sides, name, "deliverService", VfGoods.work(null, minutes), due(work.due()), null),
                        reciprocal(sides, name, goods(work.estimate()), due(work.due()), null),
                        "timeCredit");
            }
            case AgreementTerms.Purchase purchase ->
                agreement(
                        core,
                        primary(sides, name, "transfer", goods(purchase.quantity()), Period.unsaid(), null),
                        reciprocal(sides, name, goods(purchase.price()), Period.unsaid(), null),
                        "purchase");
        };
    }

    /** The terms of that kind; nothing where what it takes is not said. */
    static Optional<AgreementTerms> read(AgreementKind kind, VfAgreement agreement, Instant now) {
        var primary = agreement.primary();
        var inReturn = agreement.reciprocal();
        if (primary == null) {
            return Optional.empty();
        }
        var quantity = measure(primary.goods());
        var price = inReturn == null ? null : price(inReturn.goods());
        var due = primary.period().due();
        return Optional.ofNullable(
                switch (kind) {
                    case LOAN ->
                        quantity == null || due == null
                                ? null
                                : new AgreementTerms.Loan(
                                        quantity,
                                        Objects.requireNonNullElse(
                                                primary.period().from(), now),
                                        due,
                                        price);
                    case GIFT -> quantity == null ? null : new AgreementTerms.Gift(quantity, due);
                    case EXCHANGE -> {
                        var counter = inReturn == null ? null : measure(inReturn.goods());
                        yield quantity == null || inReturn == null || counter == null || inReturn.words() == null
                                ? null
                                : new AgreementTerms.Exchange(quantity, inReturn.words(), counter, null, due);
                    }
                    case PAYMENT ->
                        price == null
                                ? null
                                : new AgreementTerms.Payment(
                                        price, primary.words() == null ? "" : primary.words(), due);
                    case TIME_CREDIT -> {
                        var effort = minutes(primary.goods().effort());
                        yield effort == null ? null : new AgreementTerms.TimeCredit(new Price.Time(effort, null), due);
                    }
                    case PURCHASE ->
                        quantity == null || price == null ? null : new AgreementTerms.Purchase(quantity, price);
                });
    }

    static VfGoods goods(Measure quantity) {
        return VfGoods.of(null, new VfMeasure(BigDecimal.valueOf(quantity.number()), quantity.unit()));
    }

    /** A co-op's own credit is worth nothing elsewhere, and never leaves its instance. */
    static VfGoods goods(Price price) {
        return switch (price) {
            case Price.Time time -> VfGoods.of(null, new VfMeasure(BigDecimal.valueOf(time.amount()), MINUTE));
            case Price.Money money ->
                VfGoods.of(
                        null,
                        new VfMeasure(
                                BigDecimal.valueOf(money.amount(), digits(money.currency())),
                                money.currency().toLowerCase(Locale.ROOT).equals("eur") ? "euro" : money.currency()));
            case Price.Credit ignored -> VfGoods.none();
        };
    }

    static @Nullable Price price(VfGoods goods) {
        var said = goods.resource();
        if (said == null) {
            return null;
        }
        var minutes = minutes(said);
        if (minutes != null) {
            return new Price.Time(minutes, null);
        }
        var code = said.unit().equals("euro") ? "EUR" : said.unit();
        if (!code.matches("[A-Z]{3}")) {
            return null;
        }
        var amount = whole(said.value().movePointRight(digits(code)));
        return amount == null ? null : new Price.Money(amount, code);
    }

    static @Nullable Measure measure(VfGoods goods) {
        var said = goods.resource();
        var number = said == null ? null : whole(said.value());
        return said == null || number == null ? null : new Measure(number, said.unit());
    }

    /** Whole minutes; nothing for another unit, or for a part of a minute. */
    static @Nullable Long minutes(@Nullable VfMeasure measure) {
        if (measure == null) {
            return null;
        }
        return switch (measure.unit()) {
            case MINUTE -> whole(measure.value());
            case HOUR -> whole(measure.value().multiply(MINUTES));
            default -> null;
        };
    }

    private static @Nullable Long whole(BigDecimal number) {
        return number.signum() > 0
                        && number.stripTrailingZeros().scale() <= 0
                        && number.compareTo(BigDecimal.valueOf(Price.MOST)) <= 0
                ? (Long) number.longValueExact()
                : null;
    }

    private static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            return 2;
        }
    }

    private static VfAgreement agreement(
            ObjectCore core, VfCommitment primary, @Nullable VfCommitment reciprocal, String kind) {
        return new VfAgreement(core, primary, reciprocal, TALKOOT + kind);
    }

    private static VfCommitment primary(
            Sides sides, @Nullable String name, String action, VfGoods goods, Period period, @Nullable String words) {
        return commitment(sides, name, Side.PROVIDER, action, goods, period, words);
    }

    private static VfCommitment reciprocal(
            Sides sides, @Nullable String name, VfGoods goods, Period period, @Nullable String words) {
        return commitment(sides, name, Side.RECEIVER, "transfer", goods, period, words);
    }

    private static VfCommitment commitment(
            Sides sides,
            @Nullable String name,
            Side giver,
            String action,
            VfGoods goods,
            Period period,
            @Nullable String words) {
        var clause = giver == Side.PROVIDER ? "#primary" : "#reciprocal";
        var listing = sides.listing();
        var from = giver == Side.PROVIDER ? sides.provider() : sides.receiver();
        var to = giver == Side.PROVIDER ? sides.receiver() : sides.provider();
        return new VfCommitment(
                name == null ? null : name + clause,
                action,
                new Parties(from.uri(), to.uri()),
                listing == null ? null : listing.post().uri() + clause,
                goods,
                period,
                words);
    }

    private static Period due(@Nullable Instant due) {
        return new Period(null, due);
    }
}
