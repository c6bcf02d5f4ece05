package coop.talkoot.web.view;

import java.time.Instant;

/** A member in a list; {@code role} is MEMBER, COORDINATOR or ADMIN. */
public record Member(Who who, String role, Instant since) {}
