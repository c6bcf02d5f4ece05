package coop.talkoot.activitypub.mapping;

import coop.talkoot.governance.Motion;
import coop.talkoot.people.Identity;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Reference;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** That a member wants a motion voted on: they add themselves to those who support it, or take themselves off. */
@Singleton
public final class SupportMapping {
    private static final String SUPPORTERS = "/supporters";

    SupportMapping() {}

    /** To the group, which counts them. */
    public JsonObject add(String id, Motion motion, Identity supporter) {
        var head =
                ActivityMapping.head(id, supporter, Addressing.to(motion.group().uri()), null);
        return ActivityMapping.write(
                new Activity.Add(head, Reference.to(supporter.uri()), Reference.to(supporters(motion))));
    }

    public JsonObject remove(String id, Motion motion, Identity supporter) {
        var head =
                ActivityMapping.head(id, supporter, Addressing.to(motion.group().uri()), null);
        return ActivityMapping.write(
                new Activity.Remove(head, Reference.to(supporter.uri()), Reference.to(supporters(motion))));
    }

    /** The motion whose supporters are meant; nothing for any other collection. */
    public Optional<String> motion(@Nullable Reference target) {
        return Optional.ofNullable(target == null ? null : target.id())
                .filter(uri -> uri.endsWith(SUPPORTERS))
                .map(uri -> uri.substring(0, uri.length() - SUPPORTERS.length()));
    }

    private static String supporters(Motion motion) {
        return motion.post().uri() + SUPPORTERS;
    }
}
