package coop.talkoot.posts;

import coop.talkoot.people.Identity;
import java.time.Instant;
import java.util.List;

/** Somebody asks those who keep the house to look at something; {@code uri} is the id of the Flag activity. */
public record Report(
        long id, String uri, Identity reporter, List<String> objectUris, String content, Instant createdAt) {
    public Report {
        objectUris = List.copyOf(objectUris);
    }
}
