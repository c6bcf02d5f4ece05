package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.ledger.LimitPolicy;
import coop.talkoot.ledger.Limits;
import coop.talkoot.ledger.StatementFilter;
import coop.talkoot.ledger.Unit;
import coop.talkoot.web.view.Fields;
import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Amounts, limits and filters as pages of the ledger say and read them. */
final class LedgerWords {
    private static final int MINUTES = 60;

    private LedgerWords() {}

    /** With its sign: +6 h 30 min, −12.50 Lindens. */
    static String signed(Unit unit, long amount) {
        return (amount > 0 ? "+" : amount < 0 ? "\u2212" : "") + size(unit, Math.abs(amount));
    }

    /** Without one. */
    static String size(Unit unit, long amount) {
        if (unit.kind() == Unit.Kind.CREDIT) {
            return unit.words(amount);
        }
        return time(amount);
    }

    /** So many minutes: 1 h 30 min. */
    static String time(long amount) {
        var minutes = amount % MINUTES;
        var hours = amount / MINUTES;
        return minutes == 0 ? hours + " h" : (hours == 0 ? "" : hours + " h ") + minutes + " min";
    }

    static String example(Unit unit) {
        return unit.plain(unit.kind() == Unit.Kind.TIME ? 90 : 12 * (long) Math.pow(10, unit.decimals()));
    }

    /** A limit; one with a hard limit grows with payments. */
    static Limits limits(Unit unit, Form form) {
        var limit = amount(unit, form, "limit");
        var hard = amount(unit, form, "hardLimit");
        var initial = limit == null ? 0 : limit;
        return new Limits(
                hard == null ? new LimitPolicy.Fixed(initial) : new LimitPolicy.OnPayment(initial, hard),
                amount(unit, form, "maxBalance"));
    }

    static Map<String, String> fields(Unit unit, Limits limits) {
        var fields = new HashMap<String, String>();
        switch (limits.policy()) {
            case LimitPolicy.Fixed fixed -> fields.put("limit", unit.plain(fixed.limit()));
            case LimitPolicy.OnPayment onPayment -> {
                fields.put("limit", unit.plain(onPayment.initial()));
                fields.put("hardLimit", unit.plain(onPayment.hard()));
            }
        }
        var most = limits.maxBalance();
        if (most != null) {
            fields.put("maxBalance", unit.plain(most));
        }
        return fields;
    }

    /** The fields of a statement's filter, as they stand in the address. */
    static Fields filterFields(HttpRequest<?> request) {
        var query = SentQuery.of(request);
        var fields = new HashMap<String, String>();
        for (var name : new String[] {"direction", "from", "until", "q"}) {
            query.text(name, 200).ifPresent(value -> fields.put(name, value));
        }
        return Fields.of(fields);
    }

    static StatementFilter filter(Fields fields, Visit visit) {
        var form = Form.of(new HashMap<>(fields.values()));
        var from = form.endOfDay("from", visit.zone());
        var words = fields.value("q").strip();
        return new StatementFilter(
                switch (fields.value("direction")) {
                    case "IN" -> StatementFilter.Direction.IN;
                    case "OUT" -> StatementFilter.Direction.OUT;
                    default -> null;
                },
                from == null ? null : from.plusSeconds(1).minus(Duration.ofDays(1)),
                form.endOfDay("until", visit.zone()),
                words.isEmpty() ? null : words);
    }

    private static @Nullable Long amount(Unit unit, Form form, String name) {
        var typed = form.text(name, 40);
        return typed.isBlank() ? null : unit.read(name, typed);
    }
}
