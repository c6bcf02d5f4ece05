package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many offers and needs by a table. Fields: file, group.
 *
 * @param columns names of the columns there are
 * @param mostRows as many as are taken at once
 * @param report null before a table was sent
 */
public record SheetPage(
        String action,
        Fields fields,
        List<Choice> groups,
        List<String> columns,
        int mostRows,
        @Nullable Report report) implements PageView {
    /**
     * What was found in a table.
     *
     * @param faultCount how many, of which some are listed
     * @param publishAction POST without fields; null where something is wrong
     */
    public record Report(
            int rowCount,
            String encoding,
            String separator,
            List<String> ignored,
            int faultCount,
            List<Fault> faults,
            Pager pager,
            @Nullable String publishAction) {
        public Report {
            ignored = List.copyOf(ignored);
            faults = List.copyOf(faults);
        }
    }

    /** What is wrong: {@code column} empty for the whole row. */
    public record Fault(long row, String column, String expected, String found) {}

    public SheetPage {
        groups = List.copyOf(groups);
        columns = List.copyOf(columns);
    }

    @Override
    public String template() {
        return "sheet.jte";
    }
}
