package coop.talkoot.people.access;

import java.time.Instant;

/** A program somebody lets act for them, on however many of their devices. */
public record Grant(Program program, Scopes scopes, Instant since, Instant usedAt) {}
