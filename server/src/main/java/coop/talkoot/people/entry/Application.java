package coop.talkoot.people.entry;

import java.time.Instant;

/** Somebody who asks for a login, with an address that is theirs. */
public record Application(long id, String handle, String name, String email, String reason, Instant askedAt) {}
