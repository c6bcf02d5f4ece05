package coop.talkoot.notices;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a notice reads and where it leads: this the pages know, so an adapter says it. */
public interface Telling {
    /** What was done, without who did it: a few words in this language. */
    String words(Notice notice, Locale language);

    /** Path of the page to look at it; null when nothing is left to see. */
    @Nullable
    String href(Notice notice);
}
