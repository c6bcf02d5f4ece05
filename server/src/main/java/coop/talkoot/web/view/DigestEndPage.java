package coop.talkoot.web.view;

import org.jspecify.annotations.Nullable;

/**
 * Ends the letters of what somebody has not read.
 *
 * @param action null when they have ended
 */
public record DigestEndPage(@Nullable String action) implements PageView {
    @Override
    public String template() {
        return "digest-end.jte";
    }
}
