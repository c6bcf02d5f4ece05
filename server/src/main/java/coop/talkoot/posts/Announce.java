package coop.talkoot.posts;

import coop.talkoot.people.Identity;
import java.time.Instant;

/** {@code actor} passes {@code post} on; {@code uri} is the id of the Announce activity. */
public record Announce(long id, String uri, Post post, Identity actor, Instant createdAt) {}
