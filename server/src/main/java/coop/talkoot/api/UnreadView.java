package coop.talkoot.api;

import io.micronaut.serde.annotation.Serdeable;

/** How many notices are unread, up to a hundred. */
@Serdeable
record UnreadView(int count) {}
