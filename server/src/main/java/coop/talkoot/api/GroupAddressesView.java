package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.people.Identity;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ids a group says it had on other servers, and the one it has now where it has moved away. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record GroupAddressesView(List<String> earlier, @Nullable String movedTo) {
    static GroupAddressesView of(Identity group) {
        return new GroupAddressesView(group.alsoKnownAs(), group.movedTo());
    }
}
