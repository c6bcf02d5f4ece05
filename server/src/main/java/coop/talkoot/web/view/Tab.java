package coop.talkoot.web.view;

import org.jspecify.annotations.Nullable;

/** One of several views of the same page. */
public record Tab(String label, String href, boolean isCurrent) {
    public @Nullable String current() {
        return isCurrent ? "page" : null;
    }
}
