package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Who;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A ballot to fill in. Fields by its kind: choice (a stance) and reason; {@code choice-ID} ticked; {@code score-ID};
 * {@code place-ID}, 1 for the first, empty for none; {@code votes-ID}. The buttons called move ({@code ID:up},
 * {@code ID:down}, {@code ID:in}, {@code ID:out}) and step ({@code ID:more}, {@code ID:less}, {@code sum}) send the
 * form to be shown again with that done; what is cast is sent by the one called cast.
 *
 * @param stances what can be chosen, for the kinds with stances
 * @param options what is chosen among, for the others
 * @param most highest score, or how many may be approved (0 for all)
 * @param credits how many can be spent
 * @param isSigned whether votes may be negative
 * @param visibility OPEN, PSEUDONYMOUS or SECRET
 * @param isFinal whether it cannot be changed once it is cast
 * @param division null for who votes for nobody else, or where votes cannot be divided
 * @param receipt of the ballot cast before, null where there is none
 * @param cancelHref back to the receipt without changing anything; null for a first ballot
 */
public record BallotPaper(
        BallotLook look,
        String action,
        Fields fields,
        List<StanceLook> stances,
        List<Option> options,
        int most,
        int credits,
        boolean isSigned,
        String visibility,
        boolean isFinal,
        @Nullable Receipt receipt,
        @Nullable Division division,
        @Nullable String cancelHref) {
    public BallotPaper {
        stances = List.copyOf(stances);
        options = List.copyOf(options);
    }

    /** One thing or person to choose. */
    public record Option(
            String id,
            String title,
            String detail,
            @Nullable Who who) {}

    /**
     * What the votes of all for whom one votes can be divided among; fields are {@code part-N}, from 1.
     *
     * @param others how many one votes for beside oneself
     */
    public record Division(int others, List<String> parts) {
        public Division {
            parts = List.copyOf(parts);
        }

        public int votes() {
            return others + 1;
        }
    }

    /** Whether something was filled in there, so that it is shown open. */
    public boolean isDivided() {
        return fields.values().entrySet().stream()
                .anyMatch(field ->
                        field.getKey().startsWith("part-") && !field.getValue().isBlank());
    }

    /** Those with a place, first place first. */
    public List<Option> ranked() {
        return options.stream()
                .filter(option -> place(option) > 0)
                .sorted(Comparator.comparingInt(this::place))
                .toList();
    }

    public List<Option> unranked() {
        return options.stream().filter(option -> place(option) == 0).toList();
    }

    /** The place of an option, 0 for none. */
    public int place(Option option) {
        var place = number("place-" + option.id());
        return place < 0 || place > options.size() ? 0 : place;
    }

    public List<Integer> places() {
        return IntStream.rangeClosed(1, options.size()).boxed().toList();
    }

    public List<Integer> scores() {
        return IntStream.rangeClosed(0, most).boxed().toList();
    }

    /** The votes put on an option. */
    public int votes(Option option) {
        return number("votes-" + option.id());
    }

    public int cost(Option option) {
        return votes(option) * votes(option);
    }

    /** What one vote more or fewer costs; never negative in the direction away from none. */
    public int costOfMore(Option option) {
        var next = votes(option) + 1;
        return next * next - cost(option);
    }

    public int spent() {
        return options.stream().mapToInt(this::cost).sum();
    }

    public int left() {
        return credits - spent();
    }

    public Turnout meter() {
        return new Turnout(spent(), credits);
    }

    /** Whole numbers of at most three digits; anything else counts as nothing here and is refused when cast. */
    private int number(String name) {
        var value = fields.value(name).strip();
        return value.matches("-?[0-9]{1,3}") ? Integer.parseInt(value) : 0;
    }
}
