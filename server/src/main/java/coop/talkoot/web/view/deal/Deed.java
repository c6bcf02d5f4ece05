package coop.talkoot.web.view.deal;

import coop.talkoot.web.view.Media;
import coop.talkoot.web.view.Who;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did and said with it.
 *
 * @param who null where neither did it
 * @param did what, after their name
 * @param words what they said; empty for nothing
 */
public record Deed(@Nullable Who who, String did, String words, Media media, Instant at) {}
