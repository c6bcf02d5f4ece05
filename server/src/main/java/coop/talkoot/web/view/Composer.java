package coop.talkoot.web.view;

import java.util.List;

/** Writing to the co-op: fields text and audience. */
public record Composer(String action, Fields fields, List<Choice> audiences) {
    public Composer {
        audiences = List.copyOf(audiences);
    }
}
