package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second factor: off, about to be on (with a secret to take over), or on.
 *
 * @param secret shown while it is begun, null otherwise
 * @param codes codes for paper just made, shown once; empty otherwise
 * @param codesLeft how many of them are not used
 */
public record SecondFactorPage(
        List<Tab> tabs,
        String action,
        boolean isOn,
        @Nullable Secret secret,
        List<String> codes,
        int codesLeft,
        boolean isRequired,
        Fields fields)
        implements PageView {
    /** To be read by a camera or typed in. */
    public record Secret(String typed, String uri) {
        @Override
        public String toString() {
            return "Secret[not shown]";
        }
    }

    public SecondFactorPage {
        tabs = List.copyOf(tabs);
        codes = List.copyOf(codes);
    }

    @Override
    public String template() {
        return "second-factor.jte";
    }
}
