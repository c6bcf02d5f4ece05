package coop.talkoot.groups;

import coop.talkoot.people.Identity;
import java.time.Instant;

/** An open door: whoever has its link may join the group, so many times, until then. */
public record Invitation(long id, Group group, Identity inviter, Role role, int usesLeft, Instant expiresAt) {}
