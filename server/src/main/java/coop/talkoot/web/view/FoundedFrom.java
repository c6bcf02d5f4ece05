package coop.talkoot.web.view;

import org.jspecify.annotations.Nullable;

/**
 * The co-op that another one was founded from.
 *
 * @param name its name, or its address on the web where nobody here knows it
 * @param href its page, here or where it lives
 * @param archiveHref what it had said and decided; null for a co-op of another server
 */
public record FoundedFrom(
        String name, String href, @Nullable String archiveHref) {}
