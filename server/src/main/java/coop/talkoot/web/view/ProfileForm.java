package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changing one's own profile. Fields: name, summary, zone; avatar and header are files, dropAvatar and dropHeader boxes.
 *
 * @param header the broad picture there is, null for none
 */
public record ProfileForm(
        List<Tab> tabs, String action, Who person, @Nullable String header, Fields fields) implements PageView {
    public ProfileForm {
        tabs = List.copyOf(tabs);
    }

    @Override
    public String template() {
        return "profile-form.jte";
    }
}
