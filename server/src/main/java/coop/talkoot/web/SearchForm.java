package coop.talkoot.web;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Spot;
import coop.talkoot.exchange.find.Near;
import coop.talkoot.exchange.find.Order;
import coop.talkoot.exchange.find.Origins;
import coop.talkoot.exchange.find.Sought;
import coop.talkoot.platform.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands in the form that offers and needs are looked for by, read and written. */
final class SearchForm {
    static final List<String> FIELDS =
            List.of("q", "purpose", "kind", "group", "category", "tag", "near", "within", "by", "picture", "sort");
    /** As maps copy a place: degrees, north and east first positive; or a link of RFC 5870. */
    private static final Pattern PLACE = Pattern.compile(
            "(?:geo:)?\\s*(-?[0-9]{1,2}(?:\\.[0-9]{1,15})?)\\s*[,;\\s]\\s*(-?[0-9]{1,3}(?:\\.[0-9]{1,15})?)");

    /** Before the id of a federation, of which all groups are meant. */
    static final String BELOW = "below-";

    private static final int USUAL_DISTANCE = 5_000;

    private SearchForm() {}

    static Sought sought(Form form, ZoneId zone) {
        var group = form.text("group", 100);
        var origins = origins(group);
        return new Sought(
                form.text("q", Sought.LONGEST_WORDS),
                form.text("purpose", 100).isEmpty()
                        ? null
                        : form.oneOf("purpose", Purpose.class, "Choose offers, needs or both."),
                form.text("kind", 100).isEmpty()
                        ? null
                        : form.oneOf("kind", ExchangeKind.class, "Choose what is given in return."),
                form.text("tag", 100),
                origins.isPresent() || group.isEmpty() ? null : (Long) groupId(group),
                group.startsWith(BELOW) ? Sought.MOST_STEPS : 0,
                categoryId(form),
                null,
                origins.orElse(Origins.ALL),
                near(form),
                by(form, zone),
                null,
                form.isTicked("picture"));
    }

    /** What was chosen, else what is usual for what is looked for. */
    static Order order(Form form, Sought sought) {
        if (!form.text("sort", 100).isEmpty()) {
            return form.oneOf("sort", Order.class, "Choose what comes first.");
        }
        return sought.words() == null && sought.near() != null ? Order.NEAREST : sought.usualOrder();
    }

    /** The fields that say this. */
    static Map<String, String> values(Sought sought) {
        var values = new HashMap<String, String>();
        values.put("q", sought.words() == null ? "" : sought.words());
        values.put("purpose", sought.purpose() == null ? "" : sought.purpose().name());
        values.put("kind", sought.kind() == null ? "" : sought.kind().name());
        values.put("tag", sought.tag() == null ? "" : sought.tag());
        var group = sought.groupId();
        values.put(
                "group",
                group != null
                        ? (sought.steps() > 0 ? BELOW : "") + group
                        : sought.origins() == Origins.ALL
                                ? ""
                                : sought.origins().name());
        values.put(
                "category",
                sought.categoryId() == null ? "" : sought.categoryId().toString());
        var near = sought.near();
        if (near != null) {
            values.put(
                    "near",
                    near.spot().latitude().toPlainString() + ", "
                            + near.spot().longitude().toPlainString());
            values.put("within", Integer.toString(near.metres()));
        }
        values.put("picture", sought.withPicture() ? "on" : "");
        return values;
    }

    private static Optional<Origins> origins(String typed) {
        return List.of(Origins.OWN_GROUPS, Origins.HERE, Origins.ELSEWHERE).stream()
                .filter(each -> each.name().equals(typed))
                .findFirst();
    }

    private static long groupId(String chosen) {
        var id = chosen.startsWith(BELOW) ? chosen.substring(BELOW.length()) : chosen;
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw Refused.invalid("group", "Choose where it comes from.");
        }
        return Long.parseLong(id);
    }

    private static @Nullable Long categoryId(Form form) {
        var digits = form.text("category", 100);
        if (!digits.isEmpty() && !digits.matches("[1-9][0-9]{0,17}")) {
            throw Refused.invalid("category", "Choose one of the categories.");
        }
        return digits.isEmpty() ? null : (Long) Long.parseLong(digits);
    }

    private static @Nullable Near near(Form form) {
        var place = form.text("near", 100).strip();
        var within = form.text("within", 10).strip();
        if (place.isEmpty()) {
            return null;
        }
        var match = PLACE.matcher(place);
        if (!match.matches()) {
            throw Refused.invalid("near", "Write a place as maps give it, such as 60.1719, 24.9414.");
        }
        if (!within.matches("[0-9]{0,7}")) {
            throw Refused.invalid("within", "Choose how far.");
        }
        try {
            return new Near(
                    new Spot(new BigDecimal(match.group(1)), new BigDecimal(match.group(2))),
                    within.isEmpty() ? USUAL_DISTANCE : Integer.parseInt(within));
        } catch (Refused refused) {
            throw refused.refusal() instanceof coop.talkoot.platform.Refusal.Invalid invalid
                            && !invalid.field().equals("within")
                    ? Refused.invalid("near", invalid.sentence())
                    : refused;
        }
    }

    private static @Nullable Instant by(Form form, ZoneId zone) {
        return form.endOfDay("by", zone);
    }
}
