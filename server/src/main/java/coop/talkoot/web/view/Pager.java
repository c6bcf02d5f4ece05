package coop.talkoot.web.view;

import org.jspecify.annotations.Nullable;

/** Where the rest of a list is: the first page and the page of older things, null where there is none. */
public record Pager(@Nullable String first, @Nullable String older) {
    public static Pager none() {
        return new Pager(null, null);
    }

    public boolean isNeeded() {
        return first != null || older != null;
    }
}
