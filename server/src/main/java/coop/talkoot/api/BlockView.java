package coop.talkoot.api;

import coop.talkoot.people.Block;
import io.micronaut.serde.annotation.Serdeable;

/** Somebody the viewer wants nothing to do with. */
@Serdeable
record BlockView(String id, IdentityView blocked, String createdAt) {
    static BlockView of(Block block) {
        return new BlockView(
                Long.toString(block.id()),
                IdentityView.of(block.blocked()),
                block.createdAt().toString());
    }
}
