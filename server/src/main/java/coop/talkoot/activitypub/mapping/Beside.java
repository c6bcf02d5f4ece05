package coop.talkoot.activitypub.mapping;

import coop.talkoot.documents.Attachment;
import coop.talkoot.documents.CustomEmoji;
import java.util.List;

/** What goes with the words of a post of ours: the files that hang on it, and what stands for words in it. */
public record Beside(List<Attachment> files, List<CustomEmoji> emojis) {
    static final Beside NOTHING = new Beside(List.of(), List.of());

    public Beside {
        files = List.copyOf(files);
        emojis = List.copyOf(emojis);
    }
}
