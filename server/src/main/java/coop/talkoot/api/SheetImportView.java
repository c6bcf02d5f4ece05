package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.sheet.Sheet;
import coop.talkoot.exchange.sheet.SheetImport;
import coop.talkoot.platform.Page;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a long table has come.
 *
 * @param faultCount how many rows could not be published
 * @param faults some of them, in the order of rows
 * @param next ask for those after this row; null when there are no more
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record SheetImportView(
        String id,
        int rows,
        int done,
        int made,
        int known,
        int faultCount,
        List<SheetView.RowFaultView> faults,
        @Nullable Long next,
        String createdAt,
        @Nullable String endedAt) {
    static SheetImportView of(SheetImport run, Page<Sheet.Fault> faults) {
        return new SheetImportView(
                Long.toString(run.id()),
                run.rows(),
                run.done(),
                run.made(),
                run.known(),
                run.faults(),
                faults.items().stream().map(SheetView.RowFaultView::of).toList(),
                faults.next(),
                run.createdAt().toString(),
                text(run.endedAt()));
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
