package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a co-op, for its coordinators, and beginning a unit.
 *
 * @param unit the unit shown; null while there is none
 * @param fields of a new unit: name, kind (TIME, CREDIT), decimals, limit, hardLimit, maxBalance
 */
public record LedgerPage(
        Who group, List<Tab> units, @Nullable Shown unit, String action, Fields fields) implements PageView {
    /** One unit; {@code finding} is what a check just came to, empty when none was made. */
    public record Shown(String id, String name, List<Line> accounts, Pager pager, String checkAction, String finding) {
        public Shown {
            accounts = List.copyOf(accounts);
        }
    }

    /** One account. */
    public record Line(
            Who owner, boolean isCommons, String state, String balance, String limit, String most, String href) {}

    public LedgerPage {
        units = List.copyOf(units);
    }

    @Override
    public String template() {
        return "ledger.jte";
    }
}
