package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a group of another server sends the reader, as that server says now.
 *
 * @param resignAction where one is laid down: a form whose only field is what the group calls it
 */
public record OfficesPage(Who group, List<Office> offices, String resignAction) implements PageView {
    /** One of them: what the group calls it, and the federation; {@code parentHref} is null where that is not known here. */
    public record Office(
            String uri, String parent, @Nullable String parentHref, Instant until) {}

    public OfficesPage {
        offices = List.copyOf(offices);
    }

    @Override
    public String template() {
        return "offices.jte";
    }
}
