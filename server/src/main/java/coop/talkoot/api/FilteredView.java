package coop.talkoot.api;

import coop.talkoot.posts.filter.FilterResult;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;

/** A filter of the viewer's that catches a post. What is to be left out is sent all the same: pages stay as long. */
@Serdeable
record FilteredView(String filter, String title, String action, List<String> keywords, boolean isNamed) {
    static FilteredView of(FilterResult result) {
        var terms = result.filter().terms();
        return new FilteredView(
                Long.toString(result.filter().id()),
                terms.title(),
                terms.action().name().toLowerCase(Locale.ROOT),
                result.keywords(),
                !result.postIds().isEmpty());
    }
}
