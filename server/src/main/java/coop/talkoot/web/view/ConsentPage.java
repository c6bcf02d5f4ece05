package coop.talkoot.web.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program asks to act for the viewer. Field: decision, which is allow or deny.
 *
 * @param website where the program says it lives
 * @param goesTo where the browser goes afterwards, null when the code is shown here
 * @param permissions names of texts that say what it may do
 * @param answer hidden fields
 */
public record ConsentPage(
        String action,
        String program,
        @Nullable String website,
        @Nullable String goesTo,
        List<String> permissions,
        Map<String, String> answer)
        implements PageView {
    public ConsentPage {
        permissions = List.copyOf(permissions);
        answer = Map.copyOf(answer);
    }

    @Override
    public String template() {
        return "consent.jte";
    }
}
