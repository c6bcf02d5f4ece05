package coop.talkoot.exchange;

import coop.talkoot.platform.Html;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;

/** A listing's terms in words, for readers whose software knows nothing of offers and needs. */
public final class TermsText {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private TermsText() {}

    /** The title with what it is before it, unless it says so itself. */
    public static String title(String title, Purpose purpose) {
        var word = purpose == Purpose.OFFER ? "Offer: " : "Need: ";
        return title.regionMatches(true, 0, word.strip(), 0, word.length() - 1) ? title : word + title;
    }

    /** One line a fact, as HTML. */
    public static String html(Listing listing) {
        var terms = listing.terms();
        var category = listing.category();
        var lines = new ArrayList<String>();
        if (listing.state() == Listing.State.ARCHIVED) {
            lines.add("No longer open");
        }
        lines.add(kind(terms.kind()));
        if (category != null) {
            lines.add("Category: " + category.name());
        }
        lines.addAll(SubjectText.lines(terms.subject()));
        var quantity = terms.quantity();
        if (quantity != null) {
            lines.add("Quantity: " + quantity.number() + " " + quantity.unit());
        }
        if (!terms.inReturn().isEmpty()) {
            lines.add("In return: " + terms.inReturn());
        }
        if (!terms.place().isEmpty()) {
            lines.add("Place: " + terms.place());
        }
        if (terms.due() != null) {
            lines.add((terms.kind() == ExchangeKind.LOAN ? "Back by: " : "By: ") + moment(terms.due()));
        }
        if (terms.openUntil() != null) {
            lines.add("Open until: " + moment(terms.openUntil()));
        }
        return String.join("<br>", lines.stream().map(Html::escaped).toList());
    }

    private static String kind(ExchangeKind kind) {
        return switch (kind) {
            case GIFT -> "A gift";
            case LOAN -> "A loan";
            case EXCHANGE -> "An exchange";
            case PAYMENT -> "For payment";
            case TIME_CREDIT -> "For time credits";
            case PURCHASE -> "For sale";
        };
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant);
    }
}
