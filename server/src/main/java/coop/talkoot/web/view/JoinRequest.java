package coop.talkoot.web.view;

import java.time.Instant;

/** Somebody who asked to join. Both actions are POST forms without fields. */
public record JoinRequest(Who who, Instant askedAt, String acceptAction, String declineAction) {}
