package coop.talkoot.web.view.deal;

import coop.talkoot.web.view.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form for one step; several stand on a page, so the names of all fields begin with {@code id} and a hyphen.
 *
 * @param button what it does, as the verb on its button
 * @param lead what is to be known before; empty for nothing
 * @param fields what stands in it, by the whole names
 * @param isMain open on the page, as what comes next
 * @param isGrave for what ends or disputes it
 * @param version of what was seen when it was drawn; null where that does not matter
 * @param key the same form sent twice does it once
 * @param kept ids of files that were sent with it before
 */
public record DealForm(
        String id,
        String action,
        String button,
        String lead,
        List<DealField> inputs,
        Fields fields,
        boolean isMain,
        boolean isGrave,
        @Nullable Integer version,
        String key,
        List<String> kept) {
    public DealForm {
        inputs = List.copyOf(inputs);
        kept = List.copyOf(kept);
    }

    public boolean hasFiles() {
        return inputs.stream().anyMatch(input -> input.type() == DealField.Input.FILES);
    }

    public @Nullable String encoding() {
        return hasFiles() ? "multipart/form-data" : null;
    }
}
