package coop.talkoot.exchange;

import coop.talkoot.posts.Post;
import coop.talkoot.posts.Words;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A listing as the fields of a {@link Slip}: read again, they say the same. */
public final class Filled {
    private final Map<String, String> fields = new LinkedHashMap<>();

    private Filled() {}

    public static Map<String, String> of(Listing listing) {
        var filled = new Filled();
        filled.put("purpose", listing.terms().purpose());
        filled.words(listing.post());
        filled.put(
                "category", listing.category() == null ? "" : listing.category().name());
        filled.put("audience", listing.post().audience());
        filled.terms(listing.terms());
        filled.subject(listing.terms().subject());
        return filled.fields;
    }

    /** What a thing is like. */
    public static Map<String, String> of(Features features) {
        var filled = new Filled();
        filled.features(features);
        return filled.fields;
    }

    private void words(Post post) {
        put("title", post.title());
        put("text", post.text());
        // a #tag of the text goes when the text no longer has it
        var inText = new HashSet<>(
                Words.typed(post.title(), post.text(), "en", List.of()).tags());
        put("tags", post.tags().stream().filter(tag -> !inText.contains(tag)).collect(Collectors.joining(", ")));
    }

    private void terms(Terms terms) {
        var quantity = terms.quantity();
        var spot = terms.spot();
        put("kind", terms.kind());
        put("quantity", quantity == null ? "" : quantity.number());
        put("unit", quantity == null ? "" : quantity.unit());
        put("inReturn", terms.inReturn());
        put("place", terms.place());
        put("latitude", spot == null ? "" : spot.latitude().toPlainString());
        put("longitude", spot == null ? "" : spot.longitude().toPlainString());
        put("due", terms.due());
        put("openUntil", terms.openUntil());
    }

    private void subject(Subject subject) {
        put("subject", subject.kind());
        switch (subject) {
            case Subject.Unsaid ignored -> {}
            case Subject.Item item -> features(item.features());
            case Subject.Service service -> {
                put("perUnit", service.perUnit());
                put("availability", service.availability());
                put("minutes", service.minutes());
                put("places", service.places());
            }
            case Subject.Job job -> {
                put("complexity", job.complexity());
                put("minutes", job.minutes());
                money("compensation", job.compensation());
            }
            case Subject.Help help -> put("urgency", help.urgency());
            case Subject.Skill skill -> {
                put("level", skill.level());
                put("minutes", skill.minutes());
                put("places", skill.places());
            }
            case Subject.Time time -> {
                put("minutes", time.minutes());
                put("availability", time.availability());
            }
        }
    }

    private void features(Features features) {
        put("form", features.form());
        put("condition", features.condition());
        put("length", features.size().length());
        put("width", features.size().width());
        put("height", features.size().height());
        put("weight", features.grams());
        money("value", features.value());
        put("stock", features.stock());
    }

    private void money(String name, @Nullable Money money) {
        put(name, money == null ? "" : money.typed());
    }

    private void put(String name, @Nullable Object value) {
        if (value == null) {
            fields.put(name, "");
            return;
        }
        fields.put(
                name,
                switch (value) {
                    case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
                    case Instant moment -> moment.toString();
                    default -> value.toString();
                });
    }
}
