package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places for pictures in a form: fields picture1, alt1, kept1, drop1 and so on. */
public record PictureSlots(List<Slot> slots) {
    /**
     * One place.
     *
     * @param kept the id of what is here already, null for an empty place
     * @param preview a small picture of it, null for what has none
     */
    public record Slot(
            int number, @Nullable String kept, @Nullable String preview, String alt) {
        public String field(String name) {
            return name + number;
        }
    }

    public PictureSlots {
        slots = List.copyOf(slots);
    }

    /** Whether something is in one of them, or was wrong with one: then they are shown open. */
    public boolean areUsed(Fields fields) {
        return slots.stream().anyMatch(slot -> slot.kept() != null || fields.error(slot.field("picture")) != null);
    }
}
