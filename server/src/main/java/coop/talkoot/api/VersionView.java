package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.posts.Version;
import io.micronaut.serde.annotation.Serdeable;

/** What a post said at a time. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record VersionView(
        String id,
        String title,
        String text,
        String contentHtml,
        String language,
        String warning,
        boolean isSensitive,
        String writtenAt) {
    static VersionView of(Version version) {
        return new VersionView(
                Long.toString(version.id()),
                version.title(),
                version.text(),
                version.contentHtml(),
                version.language(),
                version.warning(),
                version.isSensitive(),
                version.writtenAt().toString());
    }
}
