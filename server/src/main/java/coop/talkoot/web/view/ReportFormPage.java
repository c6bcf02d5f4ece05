package coop.talkoot.web.view;

import org.jspecify.annotations.Nullable;

/**
 * Asking those who keep the server to look at somebody, or at a post of theirs. Field: comment.
 *
 * @param excerpt the post in a few words, null when it is about the person
 * @param backHref where one came from
 */
public record ReportFormPage(Who person, @Nullable String excerpt, String action, String backHref, Fields fields)
        implements PageView {
    @Override
    public String template() {
        return "report-form.jte";
    }
}
