package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody, or the co-op itself, holds in a unit.
 *
 * @param state OPEN, FROZEN or CLOSED
 * @param units the units of the co-op, where there are several
 * @param unit the name of this one
 * @param available how much can be given
 * @param pending what waits to move and what is held; only of one's own
 * @param filter fields direction (IN, OUT), from, until, q
 * @param href this page without a filter
 */
public record WalletPage(
        Who group,
        Who owner,
        boolean isOwn,
        boolean isTime,
        String state,
        List<Tab> units,
        String unit,
        String balance,
        String available,
        BalanceScale scale,
        @Nullable BalanceChart chart,
        List<PendingLine> pending,
        List<MovementLine> movements,
        Pager pager,
        Fields filter,
        String href,
        Deeds deeds)
        implements PageView {
    /** Where the rest is; null for what is not for this visitor. */
    public record Deeds(
            @Nullable String give,
            String csv,
            String print,
            @Nullable String commons,
            @Nullable String change,
            @Nullable String ledger) {}

    public WalletPage {
        units = List.copyOf(units);
        pending = List.copyOf(pending);
        movements = List.copyOf(movements);
    }

    @Override
    public String template() {
        return "wallet.jte";
    }
}
