package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.people.Viewer;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Words;
import java.util.HashSet;
import java.util.List;

/** What a body says in words: title, text, language, tags, and what stands before them. */
record SentWords(String title, String text, String language, List<String> tags, String warning, boolean isSensitive) {
    static SentWords of(SentFields sent, Viewer viewer) {
        return new SentWords(
                sent.text("title", ""),
                sent.text("text", ""),
                sent.text("language", viewer.language().toLanguageTag()),
                sent.texts("tags", List.of()),
                sent.text("warning", ""),
                sent.yes("isSensitive", false));
    }

    /** What is not sent stays as it is. */
    static SentWords of(SentFields sent, Post post) {
        return new SentWords(
                sent.text("title", post.title()),
                sent.text("text", post.text()),
                sent.text("language", post.language()),
                sent.texts("tags", tagsOutsideText(post)),
                sent.text("warning", post.warning()),
                sent.yes("isSensitive", post.isSensitive()));
    }

    Words typed() {
        return Words.typed(title, text, language, tags).behind(warning, isSensitive);
    }

    /** A #tag of the text goes when the text no longer has it. */
    private static List<String> tagsOutsideText(Post post) {
        if (post.title().isEmpty() && post.text().isEmpty()) {
            return post.tags();
        }
        var inText = new HashSet<>(Words.typed(post.title(), post.text(), post.language(), List.of())
                .tags());
        return post.tags().stream().filter(tag -> !inText.contains(tag)).toList();
    }
}
