package coop.talkoot.web.view;

import coop.talkoot.platform.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What offers and needs are looked for, and how many there are of each.
 *
 * @param fields GET fields q, purpose, kind, group, category, tag, near, within, by, picture, sort; an empty value stands for any
 * @param groups where they may come from
 * @param categories the shelves of these co-ops
 * @param kinds how many of each way of giving there would be, by its name
 * @param isAll whether the figures are whole; else there are at least so many
 * @param meant words that were looked for in place of misspelt ones
 * @param keepHref where this search is kept, null for visitors and when nothing was said
 */
public record ExchangeFilter(
        Fields fields,
        List<Choice> groups,
        List<Choice> categories,
        Map<String, Integer> kinds,
        int offers,
        int needs,
        int withPicture,
        int total,
        boolean isAll,
        @Nullable String meant,
        String listHref,
        String mapHref,
        @Nullable String keepHref) {
    private static final List<String> WITHIN = List.of("500", "1000", "2000", "5000", "10000", "25000", "100000");
    private static final int KILOMETRE = 1000;

    public ExchangeFilter {
        groups = List.copyOf(groups);
        categories = List.copyOf(categories);
        kinds = Map.copyOf(kinds);
    }

    /** A choice with how many it would find. */
    public String counted(String label, int number) {
        return label + " (" + number + (isAll ? "" : "+") + ")";
    }

    public int of(KindLook kind) {
        return kinds.getOrDefault(kind.name(), 0);
    }

    public List<Choice> distances(Texts texts) {
        return WITHIN.stream()
                .map(metres -> {
                    var number = Integer.parseInt(metres);
                    return number < KILOMETRE
                            ? new Choice(metres, texts.say("distance.metres", number))
                            : new Choice(
                                    metres, texts.say("distance.kilometres", Integer.toString(number / KILOMETRE)));
                })
                .toList();
    }

    public List<Choice> orders(Texts texts) {
        return List.of("NEWEST", "NEAREST", "BEST").stream()
                .map(order -> new Choice(order, texts.say("exchange.sort." + order)))
                .toList();
    }

    /** Whether anything at all was said. */
    public boolean isAsked() {
        return fields.values().entrySet().stream()
                .anyMatch(entry ->
                        !entry.getKey().equals("sort") && !entry.getValue().isEmpty());
    }

    /** Whether one of those was chosen that do not stand in the first row. */
    public boolean hasMore() {
        return List.of("tag", "near", "within", "by", "picture").stream()
                .anyMatch(name -> !fields.value(name).isEmpty() || fields.error(name) != null);
    }
}
