package coop.talkoot.people;

import coop.talkoot.platform.Refused;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A person who wants a login here. The e-mail address is optional: without mail, an instance still works. */
public record NewPerson(
        String handle, String name, @Nullable String email, String password) {
    /** Strict on purpose (security.md row 33): no quoted parts, one @, a dotted host. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?\\.[A-Za-z]{2,63}");

    public NewPerson {
        email = checkedEmail(email);
    }

    /** The address without blanks, or null where there is none; refused when it is not one. */
    public static @Nullable String checkedEmail(@Nullable String email) {
        if (email == null || email.isBlank()) {
            return null;
        }
        var address = email.strip();
        if (!EMAIL.matcher(address).matches() || address.contains("..")) {
            throw Refused.invalid("email", "An e-mail address looks like name@example.org.");
        }
        return address;
    }

    /** The person as handle and name make it; refused when one of them is wrong. */
    public NewIdentity identity() {
        return new NewIdentity(Identity.Kind.PERSON, handle, name, "");
    }

    @Override
    public String toString() {
        return "NewPerson[" + handle + "]";
    }
}
