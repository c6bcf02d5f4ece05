package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Who;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who votes for the viewer, and for how many they vote. Fields: delegate (a person's handle), scope, until (a date).
 *
 * @param whatIf for each open vote what would become of the viewer's voice
 */
public record DelegationsPage(
        Who group,
        String action,
        Fields fields,
        List<Choice> people,
        List<Choice> scopes,
        List<Given> given,
        List<Received> received,
        List<WhatIf> whatIf,
        String listHref)
        implements PageView {
    public DelegationsPage {
        people = List.copyOf(people);
        scopes = List.copyOf(scopes);
        given = List.copyOf(given);
        received = List.copyOf(received);
        whatIf = List.copyOf(whatIf);
    }

    /**
     * One given by the viewer.
     *
     * @param isAccepted whether the delegate has said yes
     * @param endAction POST without fields
     */
    public record Given(Who to, String scope, Instant until, boolean isAccepted, String endAction) {}

    /**
     * Given to the viewer: how many, and who as far as they agreed to be named.
     *
     * @param acceptAction POST without fields, null where it is accepted
     * @param declineAction POST without fields
     */
    public record Received(
            String scope,
            int count,
            List<Who> named,
            @Nullable String acceptAction,
            @Nullable String declineAction) {
        public Received {
            named = List.copyOf(named);
        }
    }

    /** One open vote: {@code path} is who the voice goes through, the last is who votes. */
    public record WhatIf(String title, String href, List<Who> path, String sentence) {
        public WhatIf {
            path = List.copyOf(path);
        }
    }

    @Override
    public String template() {
        return "delegations.jte";
    }
}
