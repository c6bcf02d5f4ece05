package coop.talkoot.web.view.deal;

import coop.talkoot.web.view.Fact;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Tab;
import coop.talkoot.web.view.Who;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One agreement.
 *
 * @param kind its kind in a word
 * @param state how it stands, in words
 * @param listing what it answers; null for none, or one that is not there any more
 * @param group the co-op in which it is made; null for none
 * @param parties both sides
 * @param path from the beginning to the end it would have
 * @param next what happens next, in a sentence
 * @param by until when, in a sentence; null where there is no time
 * @param forms what the viewer can do, what comes next first
 * @param terms what was agreed on
 * @param promises what each promised
 * @param events what happened
 * @param month when the thing is taken; null where that is not known or does not matter
 * @param deeds all that was done, from the beginning
 * @param dispute the last one; null for none
 */
public record AgreementPage(
        String title,
        String icon,
        String kind,
        String state,
        AgreementLook look,
        @Nullable Tab listing,
        @Nullable Who group,
        List<Party> parties,
        List<Knot> path,
        String next,
        @Nullable String by,
        List<DealForm> forms,
        List<Fact> terms,
        List<String> promises,
        List<Event> events,
        @Nullable MonthSheet month,
        List<Deed> deeds,
        @Nullable DisputePart dispute)
        implements PageView {
    /** A side, and what it is in an agreement of this kind. */
    public record Party(Who who, String role, boolean isViewer) {}

    /** A place on the way. */
    public record Knot(String label, boolean isDone, boolean isCurrent) {}

    /** Something that happened; {@code standing} says whether both say so and what the ledger says. */
    public record Event(String words, String standing, boolean isSettled) {}

    /**
     * How its dispute goes.
     *
     * @param by until when, in a sentence; null where there is no time
     * @param facts who helps, what is offered or decided, and what the panel was drawn by
     */
    public record DisputePart(
            String state, String next, @Nullable String by, List<Fact> facts, List<Deed> deeds, List<DealForm> forms) {
        public DisputePart {
            facts = List.copyOf(facts);
            deeds = List.copyOf(deeds);
            forms = List.copyOf(forms);
        }
    }

    public AgreementPage {
        parties = List.copyOf(parties);
        path = List.copyOf(path);
        forms = List.copyOf(forms);
        terms = List.copyOf(terms);
        promises = List.copyOf(promises);
        events = List.copyOf(events);
        deeds = List.copyOf(deeds);
    }

    @Override
    public String template() {
        return "agreement.jte";
    }

    /** Those of the forms that are open on the page. */
    public List<DealForm> main() {
        return forms.stream().filter(DealForm::isMain).toList();
    }

    /** The rest of them. */
    public List<DealForm> others() {
        return forms.stream().filter(form -> !form.isMain()).toList();
    }
}
