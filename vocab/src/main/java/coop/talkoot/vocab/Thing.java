package coop.talkoot.vocab;

import org.jspecify.annotations.Nullable;

/** Anything a document can say: somebody acts, somebody is, or something is. */
public sealed interface Thing permits Activity, Actor, ActivityObject {
    /** What every thing may bear, whatever its type. */
    ObjectCore core();

    /** The type as it stands on the wire: one word of ActivityStreams, or what a stranger sent. */
    String type();

    default @Nullable String id() {
        return core().id();
    }

    /** The JSON this was read from, or nothing if we made it ourselves. */
    default Received received() {
        return core().received();
    }
}
