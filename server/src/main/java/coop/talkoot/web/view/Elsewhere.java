package coop.talkoot.web.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A thing whose original lives on another server: where, and how old the copy here is. */
public record Elsewhere(
        String host, String originalHref, @Nullable Instant copiedAt) {}
