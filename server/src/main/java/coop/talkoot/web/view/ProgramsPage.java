package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The programs that act for the viewer. */
public record ProgramsPage(List<Entry> programs) implements PageView {
    /**
     * One program.
     *
     * @param permissions names of texts that say what it may do
     * @param endAction posted to, it may no longer
     */
    public record Entry(
            String name,
            @Nullable String website,
            List<String> permissions,
            Instant since,
            Instant usedAt,
            String endAction) {
        public Entry {
            permissions = List.copyOf(permissions);
        }
    }

    public ProgramsPage {
        programs = List.copyOf(programs);
    }

    @Override
    public String template() {
        return "programs.jte";
    }
}
