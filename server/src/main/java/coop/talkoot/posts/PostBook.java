package coop.talkoot.posts;

import java.util.Optional;

/** Finds posts of other servers that are not known here yet. Asks over the network: never inside a transaction. */
public interface PostBook {
    /** The public post that has this address there, remembered here from now on; empty when there is none. */
    Optional<Post> find(String url);
}
