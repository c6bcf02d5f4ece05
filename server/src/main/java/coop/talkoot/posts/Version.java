package coop.talkoot.posts;

import java.time.Instant;
import java.util.List;

/**
 * What a post said at a time.
 *
 * @param id sorts by time; that of the first one is the post's own
 * @param contentHtml sanitised HTML, without the title
 */
public record Version(
        long id,
        long postId,
        String title,
        String text,
        String contentHtml,
        String language,
        String warning,
        boolean isSensitive,
        Instant writtenAt) {
    /** All it said, as plain text. */
    public List<String> texts() {
        return List.of(title, text, warning);
    }
}
