package coop.talkoot.posts;

import coop.talkoot.people.Identity;
import java.util.Optional;

/** Asks other servers how their polls stand. Over the network: never inside a transaction. */
public interface FarPolls {
    /** How it stands there for {@code reader}; empty when it cannot be read, or is a poll no longer. */
    Optional<FarPoll> read(Post post, Identity reader);
}
