package coop.talkoot.web.view;

import java.util.List;

/**
 * How far a long table has come.
 *
 * @param rows how many it has
 * @param done how many of them it has come to
 * @param made how many are published
 * @param known how many had been before
 * @param faultCount how many could not be, of which some are listed
 */
public record SheetImportPage(
        int rows,
        int done,
        int made,
        int known,
        boolean isOver,
        int faultCount,
        List<SheetPage.Fault> faults,
        Pager pager,
        String listingsHref)
        implements PageView {
    public SheetImportPage {
        faults = List.copyOf(faults);
    }

    @Override
    public String template() {
        return "sheet-import.jte";
    }
}
