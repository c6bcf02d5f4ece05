package coop.talkoot.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What exactly is offered or needed, in words: one line a fact. */
final class SubjectText {
    private SubjectText() {}

    static List<String> lines(Subject subject) {
        var lines = new ArrayList<String>();
        switch (subject) {
            case Subject.Unsaid ignored -> {}
            case Subject.Item item -> features(item.features(), lines);
            case Subject.Service service -> {
                said(lines, "Each", service.perUnit());
                said(lines, "When", service.availability());
                minutes(lines, service.minutes());
                places(lines, service.places());
            }
            case Subject.Job job -> {
                said(lines, "Asks for", job.complexity() == null ? "" : word(job.complexity()));
                minutes(lines, job.minutes());
                money(lines, "Pays", job.compensation());
            }
            case Subject.Help help -> said(lines, "Urgency", word(help.urgency()));
            case Subject.Skill skill -> {
                said(lines, "For", skill.level() == null ? "" : word(skill.level()));
                minutes(lines, skill.minutes());
                places(lines, skill.places());
            }
            case Subject.Time time -> {
                minutes(lines, time.minutes());
                said(lines, "When", time.availability());
            }
        }
        return lines;
    }

    private static void features(Features features, List<String> lines) {
        var size = features.size();
        if (features.condition() != null) {
            lines.add("Condition: " + features.condition() + " of " + Features.BEST_CONDITION);
        }
        var extent = Stream.of(size.length(), size.width(), size.height())
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(" × "));
        said(lines, "Size", extent.isEmpty() ? "" : extent + " mm");
        said(lines, "Weight", features.grams() == null ? "" : features.grams() + " g");
        money(lines, "Worth", features.value());
        if (features.stock() != 1) {
            lines.add("Pieces: " + features.stock());
        }
    }

    private static void minutes(List<String> lines, @Nullable Integer minutes) {
        said(lines, "Takes", minutes == null ? "" : minutes + " minutes");
    }

    private static void places(List<String> lines, @Nullable Integer places) {
        said(lines, "Places", places == null ? "" : places.toString());
    }

    private static void money(List<String> lines, String label, @Nullable Money money) {
        said(lines, label, money == null ? "" : money.number() + " " + money.currency());
    }

    private static void said(List<String> lines, String label, String words) {
        if (!words.isEmpty()) {
            lines.add(label + ": " + words);
        }
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
