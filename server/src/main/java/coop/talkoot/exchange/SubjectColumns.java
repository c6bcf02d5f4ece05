package coop.talkoot.exchange;

import coop.talkoot.schema.tables.records.ListingRecord;
import org.jspecify.annotations.Nullable;

/** What a listing is exactly, as columns of its row; what a thing is like stands in the row of the thing. */
final class SubjectColumns {
    private SubjectColumns() {}

    /** Empties those that this subject does not have: it may have been another before. */
    static void write(ListingRecord row, Subject subject) {
        row.setSubject(subject.kind().name());
        row.setPerUnit("");
        row.setAvailability("");
        row.setMinutes(null);
        row.setPlaces(null);
        row.setComplexity(null);
        row.setUrgency(null);
        row.setLevel(null);
        row.setCompensation(null);
        row.setCompensationCurrency(null);
        switch (subject) {
            case Subject.Unsaid ignored -> {}
            case Subject.Item ignored -> {}
            case Subject.Service service -> {
                row.setPerUnit(service.perUnit());
                row.setAvailability(service.availability());
                row.setMinutes(service.minutes());
                row.setPlaces(service.places());
            }
            case Subject.Job job -> {
                var compensation = job.compensation();
                row.setComplexity(name(job.complexity()));
                row.setMinutes(job.minutes());
                row.setCompensation(compensation == null ? null : compensation.minor());
                row.setCompensationCurrency(compensation == null ? null : compensation.currency());
            }
            case Subject.Help help -> row.setUrgency(help.urgency().name());
            case Subject.Skill skill -> {
                row.setLevel(name(skill.level()));
                row.setMinutes(skill.minutes());
                row.setPlaces(skill.places());
            }
            case Subject.Time time -> {
                row.setMinutes(time.minutes());
                row.setAvailability(time.availability());
            }
        }
    }

    /** {@code features} are those of the thing, if there is one. */
    static Subject read(ListingRecord row, @Nullable Features features) {
        return switch (Subject.Kind.valueOf(row.getSubject())) {
            case UNSAID -> new Subject.Unsaid();
            case ITEM -> new Subject.Item(features == null ? Features.UNKNOWN : features);
            case SERVICE ->
                new Subject.Service(row.getPerUnit(), row.getAvailability(), row.getMinutes(), row.getPlaces());
            case JOB ->
                new Subject.Job(
                        row.getComplexity() == null ? null : Subject.Complexity.valueOf(row.getComplexity()),
                        row.getMinutes(),
                        row.getCompensation() == null
                                ? null
                                : new Money(row.getCompensation(), row.getCompensationCurrency()));
            case HELP -> new Subject.Help(Subject.Urgency.valueOf(row.getUrgency()));
            case SKILL ->
                new Subject.Skill(
                        row.getLevel() == null ? null : Subject.Level.valueOf(row.getLevel()),
                        row.getMinutes(),
                        row.getPlaces());
            case TIME -> new Subject.Time(row.getMinutes(), row.getAvailability());
        };
    }

    private static @Nullable String name(@Nullable Enum<?> word) {
        return word == null ? null : word.name();
    }
}
