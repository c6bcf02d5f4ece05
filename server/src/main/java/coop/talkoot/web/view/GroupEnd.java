package coop.talkoot.web.view;

import java.util.List;

/**
 * Ending the co-op for good. Field: handle, typed to confirm.
 *
 * @param handle what is to be typed
 * @param hindrances what must be settled first, a sentence each; with any of them there is no form
 */
public record GroupEnd(String action, String back, Who group, String handle, List<String> hindrances, Fields fields)
        implements PageView {
    public GroupEnd {
        hindrances = List.copyOf(hindrances);
    }

    @Override
    public String template() {
        return "group-end.jte";
    }
}
