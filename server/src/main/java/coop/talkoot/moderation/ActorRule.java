package coop.talkoot.moderation;

import coop.talkoot.people.Identity;
import coop.talkoot.people.Measure;
import java.time.Instant;

/** Somebody who is limited or suspended by themselves, whatever holds for their server. */
public record ActorRule(long id, Identity actor, Measure measure, String reason, Instant createdAt) {}
