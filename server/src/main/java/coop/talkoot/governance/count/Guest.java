package coop.talkoot.governance.count;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ballot, cast by themselves, of somebody whose server is not that of the group: that one could not sign in their name.
 *
 * @param keyId of the key by which it is signed, and {@code key} the key as the file has it; both null where nobody signed
 */
public record Guest(
        String voter, @Nullable String keyId, @Nullable String key) {
    static boolean isAtHome(String voter, String group) {
        try {
            return Objects.equals(
                    URI.create(voter).getAuthority(), URI.create(group).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
