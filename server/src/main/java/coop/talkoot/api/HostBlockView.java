package coop.talkoot.api;

import coop.talkoot.people.HostBlocks;
import io.micronaut.serde.annotation.Serdeable;

/** A server the viewer wants nothing of. */
@Serdeable
record HostBlockView(String id, String domain, String createdAt) {
    static HostBlockView of(HostBlocks.HostBlock block) {
        return new HostBlockView(
                Long.toString(block.id()), block.host(), block.createdAt().toString());
    }
}
