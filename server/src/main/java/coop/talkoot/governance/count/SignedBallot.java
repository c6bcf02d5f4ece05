package coop.talkoot.governance.count;

import coop.talkoot.governance.method.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a voter signed, as it travelled: an activity around a ballot with {@code choices}. Both it and a line of a count file
 * are brought to one form, option, rank and number of each choice, so that they can be compared.
 */
record SignedBallot(Fields activity) {

    String actor() throws Unreadable {
        return activity.text("actor");
    }

    /** The vote it was cast in. */
    String decision() throws Unreadable {
        return activity.part("object").text("context");
    }

    boolean says(Choice choice) throws Unreadable {
        List<String> said = new ArrayList<>();
        for (Object item : activity.part("object").list("choices")) {
            Fields one = Fields.of(activity.where() + ".object.choices", item);
            Object number =
                    one.has("weight") ? one.map().get("weight") : one.map().get("score");
            said.add(form(one.text("choiceId"), one.map().get("rank"), number));
        }
        return said.stream()
                .sorted()
                .toList()
                .equals(forms(choice).stream().sorted().toList());
    }

    private static List<String> forms(Choice choice) {
        return switch (choice) {
            case Choice.Answer answer -> List.of(form(Fields.word(answer), null, null));
            case Choice.Position position -> List.of(form(Fields.word(position), null, null));
            case Choice.Consenting consenting -> List.of(form(Fields.word(consenting), null, null));
            case Choice.Approving approving ->
                new TreeSet<>(approving.options())
                        .stream().map(option -> form(option, null, null)).toList();
            case Choice.Scoring scoring -> numbered(scoring.points());
            case Choice.Spending spending -> numbered(spending.votes());
            case Choice.Dividing dividing -> numbered(dividing.votes());
            case Choice.Ranking ranking -> {
                List<String> forms = new ArrayList<>();
                for (int rank = 0; rank < ranking.ranks().size(); rank++) {
                    for (String option : ranking.ranks().get(rank)) {
                        forms.add(form(option, rank + 1, null));
                    }
                }
                yield forms;
            }
        };
    }

    private static List<String> numbered(Map<String, Integer> numbers) {
        return numbers.entrySet().stream()
                .map(entry -> form(entry.getKey(), null, entry.getValue()))
                .toList();
    }

    private static String form(String option, @Nullable Object rank, @Nullable Object number) {
        return option + " " + (rank == null ? "" : rank) + " " + (number == null ? "" : number);
    }
}
