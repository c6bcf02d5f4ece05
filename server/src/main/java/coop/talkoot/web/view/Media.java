package coop.talkoot.web.view;

import java.util.List;

/** What hangs on a post. {@code isCovered}: it is shown when one asks for it. */
public record Media(List<Medium> items, boolean isCovered) {
    public Media {
        items = List.copyOf(items);
    }

    public static Media none() {
        return new Media(List.of(), false);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** Whether nobody wrote what is to be seen on one of them. */
    public boolean lacksWords() {
        return items.stream().anyMatch(medium -> medium.alt().isBlank());
    }
}
