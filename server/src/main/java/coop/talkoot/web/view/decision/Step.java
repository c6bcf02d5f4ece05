package coop.talkoot.web.view.decision;

import java.time.Instant;

/** Something that happened to a proposal, or is to come. */
public record Step(Instant at, String sentence, boolean isToCome) {}
