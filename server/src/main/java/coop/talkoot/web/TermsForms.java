package coop.talkoot.web;

import coop.talkoot.exchange.Features;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Money;
import coop.talkoot.exchange.Resource;
import coop.talkoot.exchange.Resources;
import coop.talkoot.exchange.Subject;
import coop.talkoot.exchange.agreement.AgreementKind;
import coop.talkoot.exchange.agreement.AgreementTerms;
import coop.talkoot.exchange.agreement.Measure;
import coop.talkoot.exchange.agreement.Price;
import coop.talkoot.ledger.Unit;
import coop.talkoot.ledger.Units;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.deal.DealField;
import coop.talkoot.web.view.deal.DealField.Input;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The terms of an agreement as a form, by kind. */
@Singleton
final class TermsForms {
    /** All fields that any kind has. */
    static final List<String> FIELDS = List.of(
            "from",
            "until",
            "quantity",
            "price",
            "in",
            "due",
            "counter",
            "counterQuantity",
            "thing",
            "reason",
            "time",
            "each");

    /** Fields by the names the domain has for them. */
    static final Map<String, String> RENAMED =
            Map.of("minutes", "time", "amount", "price", "currency", "price", "unit", "in", "counterResource", "thing");

    private static final String MONEY = "MONEY";
    private static final String TIME = "TIME";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final Units units;
    private final Resources resources;

    TermsForms(Units units, Resources resources) {
        this.units = units;
        this.resources = resources;
    }

    /**
     * What terms can be about, between these two.
     *
     * @param units in which both may count; none between two instances
     * @param things of the receiver's own, who is the one that fills it in; else none
     */
    record Basis(boolean isAllLocal, List<Unit> units, List<Resource> things) {}

    Basis basis(Identity provider, Identity receiver, @Nullable Identity group, long fillerId) {
        var isAllLocal = provider.isLocal() && receiver.isLocal();
        return new Basis(
                isAllLocal,
                isAllLocal && group != null && group.isLocal() ? units.of(group.id()) : List.of(),
                fillerId == receiver.id()
                        ? resources
                                .of(fillerId, false, Page.Request.first(Page.Request.MOST))
                                .items()
                        : List.of());
    }

    List<DealField> inputs(AgreementKind kind, Texts texts, Basis basis) {
        var inputs = new ArrayList<DealField>();
        switch (kind) {
            case LOAN -> {
                inputs.add(DealField.of("from", Input.MOMENT, texts.say("deal.f.from"), true));
                inputs.add(DealField.of("until", Input.MOMENT, texts.say("deal.f.until"), true));
                inputs.add(DealField.of("quantity", Input.NUMBER, texts.say("deal.f.quantity"), true));
                inputs.add(DealField.of("price", Input.LINE, texts.say("deal.f.fee"), false)
                        .hinted(texts.say("deal.f.feeHint")));
                inputs.add(currencies(texts, basis));
            }
            case GIFT -> {
                inputs.add(DealField.of("quantity", Input.NUMBER, texts.say("deal.f.quantity"), true));
                inputs.add(DealField.of("due", Input.MOMENT, texts.say("deal.f.due"), false));
            }
            case EXCHANGE -> {
                inputs.add(DealField.of("quantity", Input.NUMBER, texts.say("deal.f.quantity"), true));
                inputs.add(DealField.of("counter", Input.LINE, texts.say("deal.f.counter"), true));
                inputs.add(DealField.of("counterQuantity", Input.NUMBER, texts.say("deal.f.counterQuantity"), true));
                if (!basis.things().isEmpty()) {
                    inputs.add(DealField.of("thing", texts.say("deal.f.thing"), things(texts, basis)));
                }
                inputs.add(DealField.of("due", Input.MOMENT, texts.say("deal.f.due"), false));
            }
            case PAYMENT -> {
                inputs.add(DealField.of("price", Input.LINE, texts.say("deal.f.price"), true)
                        .hinted(texts.say("deal.f.priceHint")));
                inputs.add(currencies(texts, basis));
                inputs.add(DealField.of("reason", Input.LINE, texts.say("deal.f.reason"), false));
                inputs.add(DealField.of("due", Input.MOMENT, texts.say("deal.f.due"), false));
            }
            case TIME_CREDIT -> {
                inputs.add(DealField.of("time", Input.LINE, texts.say("deal.f.time"), true)
                        .hinted(texts.say("deal.f.timeHint")));
                var hours = hours(basis);
                if (hours.size() > 1) {
                    inputs.add(DealField.of("in", texts.say("deal.f.in"), hours));
                }
                inputs.add(DealField.of("due", Input.MOMENT, texts.say("deal.f.due"), false));
            }
            case PURCHASE -> {
                inputs.add(DealField.of("quantity", Input.NUMBER, texts.say("deal.f.pieces"), true));
                inputs.add(DealField.of("each", Input.LINE, texts.say("deal.f.each"), true)
                        .hinted(texts.say("deal.f.priceHint")));
                inputs.add(currencies(texts, basis));
            }
        }
        return inputs;
    }

    /** What a new form begins with. */
    static Map<String, String> blank(Listing listing, Instant now, ZoneId zone) {
        var values = new HashMap<String, String>();
        values.put("quantity", "1");
        values.put("counterQuantity", "1");
        values.put("in", MONEY);
        if (listing.terms().subject() instanceof Subject.Item item
                && !item.features().equals(Features.UNKNOWN)) {
            var value = item.features().value();
            if (value != null) {
                values.put("each", value.typed());
            }
        }
        var quantity = listing.terms().quantity();
        if (quantity != null && quantity.unit().equals("hour")) {
            var minutes = quantity.value().multiply(BigDecimal.valueOf(60)).stripTrailingZeros();
            if (minutes.scale() <= 0) {
                values.put("time", clock(minutes.longValueExact()));
            }
        }
        if (AgreementKind.of(listing.terms().kind()) == AgreementKind.LOAN) {
            var hour = now.atZone(zone).toLocalDate().plusDays(1).atTime(12, 0);
            values.put("from", MOMENT.format(hour));
            values.put("until", MOMENT.format(hour.plusDays(1)));
        }
        return values;
    }

    /** What stands in a form for suggesting something else. */
    Map<String, String> filled(AgreementTerms terms, ZoneId zone) {
        var values = new HashMap<String, String>();
        values.put("in", MONEY);
        switch (terms) {
            case AgreementTerms.Loan loan -> {
                values.put("quantity", Long.toString(loan.quantity().number()));
                values.put("from", moment(loan.from(), zone));
                values.put("until", moment(loan.until(), zone));
                fill(values, "price", loan.fee(), 1);
            }
            case AgreementTerms.Gift gift -> {
                values.put("quantity", Long.toString(gift.quantity().number()));
                values.put("due", moment(gift.due(), zone));
            }
            case AgreementTerms.Exchange exchange -> {
                values.put("quantity", Long.toString(exchange.quantity().number()));
                values.put("counter", exchange.counter());
                values.put(
                        "counterQuantity",
                        Long.toString(exchange.counterQuantity().number()));
                values.put("due", moment(exchange.due(), zone));
                var thing = exchange.counterResourceId();
                values.put("thing", thing == null ? "" : thing.toString());
            }
            case AgreementTerms.Payment payment -> {
                fill(values, "price", payment.price(), 1);
                values.put("reason", payment.reason());
                values.put("due", moment(payment.due(), zone));
            }
            case AgreementTerms.TimeCredit work -> {
                fill(values, "time", work.estimate(), 1);
                values.put("due", moment(work.due(), zone));
            }
            case AgreementTerms.Purchase purchase -> {
                values.put("quantity", Long.toString(purchase.quantity().number()));
                fill(values, "each", purchase.price(), purchase.quantity().number());
            }
        }
        return values;
    }

    /** A price of pieces that is not whole for one is left to be written anew. */
    private void fill(Map<String, String> values, String field, @Nullable Price price, long pieces) {
        if (price == null || price.amount() % pieces != 0) {
            return;
        }
        var amount = price.amount() / pieces;
        switch (price) {
            case Price.Money money -> values.put(field, new Money(amount, money.currency()).typed());
            case Price.Credit credit ->
                units.find(credit.unitId()).ifPresent(unit -> {
                    values.put(field, unit.plain(amount));
                    values.put("in", Long.toString(unit.id()));
                });
            case Price.Time time -> {
                values.put(field, clock(amount));
                values.put("in", time.unitId() == null ? TIME : Long.toString(time.unitId()));
            }
        }
    }

    /** Minutes as they are typed: 1:30. */
    static String clock(long minutes) {
        return minutes / 60 + ":" + (minutes % 60 < 10 ? "0" : "") + minutes % 60;
    }

    /** {@code old} says what no form asks for: units, and things chosen by the other side. */
    AgreementTerms read(AgreementKind kind, Form form, ZoneId zone, @Nullable AgreementTerms old) {
        return switch (kind) {
            case LOAN ->
                new AgreementTerms.Loan(
                        measure(form, "quantity", unit(old)),
                        required(form, "from", zone),
                        required(form, "until", zone),
                        form.text("price", 40).isBlank() ? null : price(form, "price"));
            case GIFT -> new AgreementTerms.Gift(measure(form, "quantity", unit(old)), form.moment("due", zone));
            case EXCHANGE ->
                new AgreementTerms.Exchange(
                        measure(form, "quantity", unit(old)),
                        form.text("counter", 300),
                        measure(form, "counterQuantity", counterUnit(old)),
                        thing(form, old),
                        form.moment("due", zone));
            case PAYMENT ->
                new AgreementTerms.Payment(price(form, "price"), form.text("reason", 2000), form.moment("due", zone));
            case TIME_CREDIT ->
                new AgreementTerms.TimeCredit(
                        new Price.Time(Unit.readMinutes("time", form.text("time", 40)), unitId(form.text("in", 20))),
                        form.moment("due", zone));
            case PURCHASE -> {
                var pieces = measure(form, "quantity", Measure.PIECE);
                yield new AgreementTerms.Purchase(pieces, times(price(form, "each"), pieces.number()));
            }
        };
    }

    private static String unit(@Nullable AgreementTerms old) {
        if (old == null) {
            return Measure.PIECE;
        }
        return switch (old) {
            case AgreementTerms.Loan loan -> loan.quantity().unit();
            case AgreementTerms.Gift gift -> gift.quantity().unit();
            case AgreementTerms.Exchange exchange -> exchange.quantity().unit();
            default -> Measure.PIECE;
        };
    }

    private static String counterUnit(@Nullable AgreementTerms old) {
        return old instanceof AgreementTerms.Exchange exchange
                ? exchange.counterQuantity().unit()
                : Measure.PIECE;
    }

    private static Measure measure(Form form, String field, String unit) {
        var digits = form.text(field, 20).strip();
        if (!digits.matches("[0-9]{1,9}") || Long.parseLong(digits) < 1) {
            throw Refused.invalid(field, "Say how many, as a whole number from 1 on.");
        }
        return new Measure(Long.parseLong(digits), unit);
    }

    private static Instant required(Form form, String field, ZoneId zone) {
        var moment = form.moment(field, zone);
        if (moment == null) {
            throw Refused.invalid(field, "Say when, with a day and a time.");
        }
        return moment;
    }

    private Price price(Form form, String field) {
        var typed = form.text(field, 40).strip();
        var in = form.text("in", 20);
        if (typed.isEmpty()) {
            throw Refused.invalid(field, "Say how much it is.");
        }
        if (in.equals(TIME)) {
            return new Price.Time(Unit.readMinutes(field, typed), null);
        }
        var unitId = unitId(in);
        if (unitId == null) {
            var money = Money.of(typed, "", field);
            return new Price.Money(money.minor(), money.currency());
        }
        var unit = units.find(unitId).orElseThrow(() -> Refused.invalid("in", "Choose what it is counted in."));
        var amount = unit.read(field, typed);
        return unit.kind() == Unit.Kind.TIME ? new Price.Time(amount, unit.id()) : new Price.Credit(amount, unit.id());
    }

    private static @Nullable Long unitId(String in) {
        return in.matches("[0-9]{1,18}") ? Long.valueOf(in) : null;
    }

    private static Price times(Price each, long pieces) {
        if (each.amount() > Price.MOST / pieces) {
            throw Refused.invalid("each", "All of them together are more than can be paid at once.");
        }
        var amount = each.amount() * pieces;
        return switch (each) {
            case Price.Time time -> new Price.Time(amount, time.unitId());
            case Price.Credit credit -> new Price.Credit(amount, credit.unitId());
            case Price.Money money -> new Price.Money(amount, money.currency());
        };
    }

    /** Without a choice of things in the form, what was chosen before stays. */
    private static @Nullable Long thing(Form form, @Nullable AgreementTerms old) {
        if (!form.has("thing")) {
            return old instanceof AgreementTerms.Exchange exchange ? exchange.counterResourceId() : null;
        }
        return unitId(form.text("thing", 20));
    }

    private static DealField currencies(Texts texts, Basis basis) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(MONEY, texts.say("deal.f.money")));
        basis.units().forEach(unit -> choices.add(new Choice(Long.toString(unit.id()), unit.name())));
        if (!basis.isAllLocal()) {
            choices.add(new Choice(TIME, texts.say("deal.f.hours")));
        }
        return DealField.of("in", texts.say("deal.f.in"), choices);
    }

    private static List<Choice> hours(Basis basis) {
        return basis.units().stream()
                .filter(unit -> unit.kind() == Unit.Kind.TIME)
                .map(unit -> new Choice(Long.toString(unit.id()), unit.name()))
                .toList();
    }

    private static List<Choice> things(Texts texts, Basis basis) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", texts.say("deal.f.noThing")));
        basis.things().forEach(thing -> choices.add(new Choice(Long.toString(thing.id()), thing.name())));
        return choices;
    }

    private static String moment(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? "" : MOMENT.format(moment.atZone(zone));
    }
}
