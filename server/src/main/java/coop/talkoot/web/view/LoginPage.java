package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody signs in, for themselves to change. The forms: email and password; password and newPassword.
 *
 * @param email the address in force, null for none
 * @param waiting an address written to and not confirmed yet, null for none
 */
public record LoginPage(
        List<Tab> tabs,
        @Nullable String email,
        @Nullable String waiting,
        boolean canSend,
        boolean hasSecondFactor,
        @Nullable Linking linking,
        Fields addressFields,
        Fields passwordFields)
        implements PageView {
    /** The identity provider, where there is one; {@code fields} are those of the form that links or ends the link. */
    public record Linking(String provider, boolean isLinked, Fields fields) {}

    public LoginPage {
        tabs = List.copyOf(tabs);
    }

    @Override
    public String template() {
        return "login.jte";
    }
}
