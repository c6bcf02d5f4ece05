package coop.talkoot.web.view;

import org.jspecify.annotations.Nullable;

/**
 * A picture, film or recording on a post.
 *
 * @param kind image, video, audio, or unknown for what is only linked to
 * @param preview a smaller picture; null for all but pictures
 * @param alt what those read who cannot see it, empty when nobody wrote it
 * @param width of what is shown, null when unknown
 * @param focus classes that keep in sight what must be seen
 */
public record Medium(
        String kind,
        String url,
        @Nullable String preview,
        String alt,
        @Nullable Integer width,
        @Nullable Integer height,
        String focus) {}
