package coop.talkoot.web.view;

import java.util.List;

/** All that programs and other servers may ask of this one. */
public record ApisPage(List<ApiDescription> descriptions) implements PageView {
    public ApisPage {
        descriptions = List.copyOf(descriptions);
    }

    @Override
    public String template() {
        return "apis.jte";
    }
}
