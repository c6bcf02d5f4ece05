package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys somebody signs in with. Fields: name, password; the script adds token and credential.
 *
 * @param hasAddress whether a letter can bring a new password to who loses the keys and forgets it
 */
public record PasskeysPage(
        List<Tab> tabs, String action, Fields fields, boolean hasAddress, List<Entry> passkeys, Pager pager)
        implements PageView {
    /** One of them; {@code used} null for one never used. */
    public record Entry(String name, Instant made, @Nullable Instant used, String removeAction) {}

    public PasskeysPage {
        tabs = List.copyOf(tabs);
        passkeys = List.copyOf(passkeys);
    }

    @Override
    public String template() {
        return "passkeys.jte";
    }
}
