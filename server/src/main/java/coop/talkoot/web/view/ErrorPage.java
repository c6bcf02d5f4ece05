package coop.talkoot.web.view;

import org.jspecify.annotations.Nullable;

/** Why there is nothing else to see. {@code sentence} says what happened; null takes the one of the status. */
public record ErrorPage(int status, @Nullable String sentence) implements PageView {
    @Override
    public String template() {
        return "error.jte";
    }

    /** Last part of its texts' keys: statuses without words of their own speak as their class. */
    public int words() {
        return switch (status) {
            case 400, 403, 404, 409, 410, 422, 429, 503 -> status;
            default -> status < 500 ? 400 : 500;
        };
    }
}
