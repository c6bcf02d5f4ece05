package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.sheet.Sheet;
import coop.talkoot.exchange.sheet.Sheets;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table of offers and needs came to, or would.
 *
 * @param rows how many are right
 * @param made how many were published
 * @param known how many had been before
 * @param importId where to look how far a long table has come; null where all is done
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record SheetView(
        int rows,
        String encoding,
        String separator,
        List<String> ignored,
        List<RowFaultView> faults,
        int made,
        int known,
        @Nullable String importId) {
    /** What is wrong with a row; {@code column} is empty when it is about the whole row. */
    @Serdeable
    record RowFaultView(long row, String column, String expected, String found) {
        static RowFaultView of(Sheet.Fault fault) {
            return new RowFaultView(fault.row(), fault.column(), fault.expected(), fault.found());
        }
    }

    static SheetView of(Sheet sheet, Sheets.Published published) {
        return new SheetView(
                sheet.rows().size(),
                sheet.encoding(),
                sheet.separator(),
                sheet.ignored(),
                sheet.faults().stream().map(RowFaultView::of).toList(),
                published.made(),
                published.known(),
                published.importId() == null ? null : Long.toString(published.importId()));
    }
}
