package coop.talkoot.web.view;

import java.util.List;

/** Writing to the co-op: fields text and audience, and those of the pictures. */
public record Composer(String action, Fields fields, List<Choice> audiences, PictureSlots pictures) {
    public Composer {
        audiences = List.copyOf(audiences);
    }
}
