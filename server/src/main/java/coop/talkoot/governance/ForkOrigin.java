package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import org.jspecify.annotations.Nullable;

/**
 * The group that another one was founded from.
 *
 * @param known as it is known here; null where nobody here has had to do with it
 */
public record ForkOrigin(String uri, @Nullable Identity known) {}
