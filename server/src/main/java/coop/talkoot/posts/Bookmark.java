package coop.talkoot.posts;

import java.time.Instant;

/** Somebody keeps {@code post} to read again; that is nobody else's to know. */
public record Bookmark(long id, Post post, Instant createdAt) {}
