package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.mapping.PanelMapping;
import coop.talkoot.exchange.agreement.Agreements;
import coop.talkoot.exchange.agreement.Disputes;
import coop.talkoot.exchange.agreement.FarPanels;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.TalkootPanelPaper;
import jakarta.inject.Singleton;

/**
 * Panels of three groups of three servers: what the two elsewhere say, and the word of who was drawn there. What does not fit
 * is refused by name, and changes nothing.
 */
@Singleton
final class PanelInbox {
    private final FarPanels panels;
    private final Disputes disputes;
    private final Agreements agreements;
    private final PanelMapping mapping;
    private final Identities identities;

    PanelInbox(
            FarPanels panels, Disputes disputes, Agreements agreements, PanelMapping mapping, Identities identities) {
        this.panels = panels;
        this.disputes = disputes;
        this.agreements = agreements;
        this.mapping = mapping;
        this.identities = identities;
    }

    /** True when it was of such a panel, whatever became of it. */
    boolean heard(Received received) {
        var object = received.activity().object();
        if (object == null || !(object.thing() instanceof TalkootPanelPaper paper)) {
            return false;
        }
        var by = received.actor();
        var about = paper.core().conversation().context();
        if (!(received.activity() instanceof Activity.Create)
                || about == null
                || by.isLocal()
                || !PostDeeds.isOwn(paper, by)
                || !by.uri().equals(paper.core().author())) {
            throw Refused.notAllowed("Of a panel everybody speaks for themselves only.");
        }
        var step = mapping.step(paper).orElseThrow(() -> Refused.invalid("step", "What is meant cannot be read."));
        if ((step == PanelMapping.Step.PANEL_WORD) != (by.kind() == Identity.Kind.PERSON)) {
            throw Refused.notAllowed("Groups draw a panel, and people who were drawn say what is right.");
        }
        take(step, paper, by, about);
        return true;
    }

    private void take(PanelMapping.Step step, TalkootPanelPaper paper, Identity by, String about) {
        switch (step) {
            case PANEL_CALL -> called(paper, by, about);
            case PANEL_SHARE ->
                panels.shared(
                        by, about, mapping.attempt(paper), mapping.read(paper).orElseThrow(PanelInbox::unclear));
            case PANEL_CASE -> {
                var until = paper.until();
                if (until == null) {
                    throw unclear();
                }
                panels.told(by, about, mapping.attempt(paper), mapping.title(paper), mapping.story(paper), until);
            }
            case PANEL_WORD -> voted(paper, by, about);
            case PANEL_END -> panels.ended(by, about);
        }
    }

    private void called(TalkootPanelPaper paper, Identity by, String about) {
        if (!Hosts.same(about, by.uri())) {
            throw Refused.notAllowed("A panel is asked for where the agreement is at home.");
        }
        panels.called(mapping.call(paper, by, identities::byUri).orElseThrow(PanelInbox::unclear));
    }

    private void voted(TalkootPanelPaper paper, Identity by, String about) {
        var agreement = agreements
                .byUri(about)
                .filter(found -> found.isHome() && found.disputeId() != null)
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
        var id = agreement.disputeId();
        if (id != null) {
            disputes.vote(id, by, mapping.remedy(paper).orElseThrow(PanelInbox::unclear), mapping.words(paper));
        }
    }

    private static Refused unclear() {
        return Refused.invalid("object", "What is meant cannot be read.");
    }
}
