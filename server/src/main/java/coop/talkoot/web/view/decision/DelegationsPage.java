package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Who;
import java.time.Instant;
import java.util.List;

/**
 * Who votes for the viewer, and for how many they vote. Fields: delegate (a member's
 * address), scope, until (a date), and the boxes acceptsCap and showsName.
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
        Received received,
        List<WhatIf> whatIf,
        String listHref)
        implements PageView {
    public DelegationsPage {
        people = List.copyOf(people);
        scopes = List.copyOf(scopes);
        given = List.copyOf(given);
        whatIf = List.copyOf(whatIf);
    }

    /** One given by the viewer; {@code endAction} is a POST without fields. */
    public record Given(Who to, String scope, Instant until, String endAction) {}

    /** For how many the viewer votes, and who they are as far as they let it be known. */
    public record Received(int count, List<Who> named) {
        public Received {
            named = List.copyOf(named);
        }
    }

    /** One open vote, and what would become of the viewer's vote in it. */
    public record WhatIf(String title, String href, String sentence) {}

    @Override
    public String template() {
        return "delegations.jte";
    }
}
