package coop.talkoot.posts;

import coop.talkoot.people.Identity;
import java.time.Instant;

/** {@code actor} likes {@code post}; {@code uri} is the id of the Like activity. */
public record Favourite(long id, String uri, Post post, Identity actor, Instant createdAt) {}
