package coop.talkoot.exchange;

import coop.talkoot.platform.Refused;
import org.jspecify.annotations.Nullable;

/** What exactly is offered or needed. Every number is whole and of one unit, and everything may be left unsaid. */
public sealed interface Subject {
    /** Which of them it is, as it is kept and chosen. */
    enum Kind {
        UNSAID,
        ITEM,
        SERVICE,
        JOB,
        HELP,
        SKILL,
        TIME
    }

    Kind kind();

    /** Whether it can be lent and sold: nobody brings back a song. */
    default boolean isTangible() {
        return kind() == Kind.ITEM || kind() == Kind.UNSAID;
    }

    /** What is meant stands in the words alone. */
    record Unsaid() implements Subject {
        @Override
        public Kind kind() {
            return Kind.UNSAID;
        }
    }

    /** A thing or a space. */
    record Item(Features features) implements Subject {
        @Override
        public Kind kind() {
            return Kind.ITEM;
        }
    }

    /**
     * Something done for others again and again.
     *
     * @param perUnit what is counted, such as a visit; empty for nothing
     * @param availability when it can be had, in words
     * @param minutes how long one takes
     * @param places for how many at once
     */
    record Service(
            String perUnit,
            String availability,
            @Nullable Integer minutes,
            @Nullable Integer places) implements Subject {
        public Service {
            perUnit = Bounds.line("perUnit", perUnit, 40);
            availability = Bounds.line("availability", availability, 200);
            Bounds.minutes(minutes);
            Bounds.places(places);
        }

        @Override
        public Kind kind() {
            return Kind.SERVICE;
        }
    }

    /** A piece of work, due at the listing's date. {@code minutes} are an estimate. */
    record Job(
            @Nullable Complexity complexity,
            @Nullable Integer minutes,
            @Nullable Money compensation) implements Subject {
        public Job {
            Bounds.minutes(minutes);
        }

        @Override
        public Kind kind() {
            return Kind.JOB;
        }
    }

    /** Somebody is in need of a hand, by the listing's date. */
    record Help(Urgency urgency) implements Subject {
        @Override
        public Kind kind() {
            return Kind.HELP;
        }
    }

    /** Something to be taught or learnt. */
    record Skill(
            @Nullable Level level,
            @Nullable Integer minutes,
            @Nullable Integer places) implements Subject {
        public Skill {
            Bounds.minutes(minutes);
            Bounds.places(places);
        }

        @Override
        public Kind kind() {
            return Kind.SKILL;
        }
    }

    /** Time, whatever it is spent on. */
    record Time(@Nullable Integer minutes, String availability) implements Subject {
        public Time {
            Bounds.minutes(minutes);
            availability = Bounds.line("availability", availability, 200);
        }

        @Override
        public Kind kind() {
            return Kind.TIME;
        }
    }

    /** What a job asks of who does it. */
    enum Complexity {
        EASY,
        PRACTISED,
        EXPERT
    }

    /** How long help can wait. */
    enum Urgency {
        WHENEVER,
        SOON,
        URGENT
    }

    /** For whom a skill is taught. */
    enum Level {
        BEGINNERS,
        SOME_PRACTICE,
        ADVANCED
    }

    /** What the fields of several have in common. */
    final class Bounds {
        private static final int MOST_MINUTES = 600_000;
        private static final int MOST_PLACES = 100_000;

        private Bounds() {}

        static void minutes(@Nullable Integer minutes) {
            if (minutes != null && (minutes < 1 || minutes > MOST_MINUTES)) {
                throw Refused.invalid("minutes", "A time is a whole number of minutes from 1 to " + MOST_MINUTES + ".");
            }
        }

        static void places(@Nullable Integer places) {
            if (places != null && (places < 1 || places > MOST_PLACES)) {
                throw Refused.invalid("places", "Places are a whole number from 1 to " + MOST_PLACES + ".");
            }
        }

        static String line(String field, String words, int longest) {
            var line = words.strip();
            if (line.length() > longest || line.indexOf('\0') >= 0 || line.indexOf('\n') >= 0) {
                throw Refused.invalid(field, "This has at most " + longest + " characters on one line.");
            }
            return line;
        }
    }
}
