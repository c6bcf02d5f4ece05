package coop.talkoot.vocab;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a property names another thing: by its id alone, or with the thing written out. */
public sealed interface Reference {
    /** The id, absent only when an embedded thing has none. */
    @Nullable
    String id();

    static Reference to(String id) {
        return new ById(id);
    }

    static Reference to(Thing thing) {
        return new Embedded(thing);
    }

    /** The thing itself, if it came along. */
    default @Nullable Thing thing() {
        return switch (this) {
            case ById ignored -> null;
            case Embedded embedded -> embedded.thing;
        };
    }

    /** Only the id was given. */
    record ById(String id) implements Reference {
        public ById {
            Objects.requireNonNull(id, "id");
        }
    }

    /** The thing was written out. */
    record Embedded(Thing thing) implements Reference {
        public Embedded {
            Objects.requireNonNull(thing, "thing");
        }

        @Override
        public @Nullable String id() {
            return thing.id();
        }
    }
}
