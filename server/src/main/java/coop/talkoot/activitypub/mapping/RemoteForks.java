package coop.talkoot.activitypub.mapping;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.governance.ForkSource;
import coop.talkoot.people.Identity;
import coop.talkoot.vocab.Actor;
import coop.talkoot.vocab.jsonld.MalformedDocument;
import coop.talkoot.vocab.jsonld.ObjectReader;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which group a group elsewhere was founded from, as its document said when it was last read. Both live on one server, which
 * knew who belonged to the first: what a document says of a group of another host is nobody's word but its own.
 */
@Singleton
final class RemoteForks implements ForkSource {
    RemoteForks() {}

    @Override
    public Optional<String> originOf(Identity elsewhere) {
        var raw = elsewhere.raw();
        if (raw == null || elsewhere.kind() != Identity.Kind.GROUP || !raw.contains("forkOf")) {
            return Optional.empty();
        }
        try {
            return ObjectReader.read(raw.getBytes(StandardCharsets.UTF_8)) instanceof Actor actor
                    ? Optional.ofNullable(WebAddress.kept(actor.profile().coop().forkOf()))
                            .filter(uri -> !uri.equals(elsewhere.uri()) && Hosts.same(uri, elsewhere.uri()))
                    : Optional.empty();
        } catch (MalformedDocument unreadable) {
            return Optional.empty();
        }
    }
}
