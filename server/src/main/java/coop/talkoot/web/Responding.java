package coop.talkoot.web;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.agreement.AgreementFilter;
import coop.talkoot.exchange.agreement.AgreementKind;
import coop.talkoot.exchange.agreement.AgreementStories;
import coop.talkoot.exchange.agreement.Agreements;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.deal.AgreementLine;
import coop.talkoot.web.view.deal.DealField;
import coop.talkoot.web.view.deal.DealField.Input;
import coop.talkoot.web.view.deal.DealForm;
import coop.talkoot.web.view.deal.MonthSheet;
import coop.talkoot.web.view.deal.RespondPart;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands on the page of an offer or need for answering it, by its kind; copies of other servers' alike. */
@Singleton
final class Responding {
    /** What the names of its fields begin with. */
    static final String ID = "respond";

    private static final int MOST = 20;
    private static final int MONTHS = 2;

    private final TermsForms terms;
    private final Agreements agreements;
    private final AgreementStories stories;
    private final AgreementLines lines;
    private final Ids ids;
    private final Clock clock;

    Responding(
            TermsForms terms,
            Agreements agreements,
            AgreementStories stories,
            AgreementLines lines,
            Ids ids,
            Clock clock) {
        this.terms = terms;
        this.agreements = agreements;
        this.stories = stories;
        this.lines = lines;
        this.ids = ids;
        this.clock = clock;
    }

    /** {@code tried} is what was refused; null for none. */
    RespondPart part(Listing listing, Visit visit, StepForms.@Nullable Tried tried) {
        var isOpen = listing.isOpenAt(clock.instant());
        var viewer = visit.viewer();
        var isAuthor = visit.is(listing.post().author().id());
        return new RespondPart(
                viewer == null || isAuthor || !isOpen ? null : form(listing, visit, tried),
                viewer == null && isOpen,
                isOpen ? month(listing, visit) : null,
                viewer == null ? List.of() : known(listing, visit));
    }

    private List<AgreementLine> known(Listing listing, Visit visit) {
        var filter = new AgreementFilter(null, null, listing.id(), null);
        var found = agreements.ofActor(visit.require().actorId(), filter, Page.Request.first(MOST));
        return lines.of(found.items(), visit);
    }

    private DealForm form(Listing listing, Visit visit, StepForms.@Nullable Tried tried) {
        var texts = Frames.texts(visit);
        var kind = AgreementKind.of(listing.terms().kind());
        var key = listing.terms().purpose().name() + "." + kind.name();
        return new DealForm(
                ID,
                "/posts/" + listing.id() + "/respond",
                texts.say("respond.do." + key),
                "",
                inputs(listing, kind, texts, visit),
                tried != null
                        ? tried.fields()
                        : StepForms.prefixed(ID, Fields.of(TermsForms.blank(listing, clock.instant(), visit.zone()))),
                true,
                false,
                null,
                "form-" + ids.next(),
                List.of());
    }

    private List<DealField> inputs(Listing listing, AgreementKind kind, Texts texts, Visit visit) {
        var post = listing.post();
        var me = visit.require().identity();
        var isOffer = listing.terms().purpose() == Purpose.OFFER;
        Identity provider = isOffer ? post.author() : me;
        Identity receiver = isOffer ? me : post.author();
        var inputs = new ArrayList<>(terms.inputs(kind, texts, terms.basis(provider, receiver, post.group(), me.id())));
        inputs.add(DealField.of("words", Input.WORDS, texts.say("deal.f.words"), false));
        return inputs;
    }

    /** Only what is offered is somebody's already. */
    private @Nullable MonthSheet month(Listing listing, Visit visit) {
        if (listing.terms().kind() != ExchangeKind.LOAN || listing.terms().purpose() != Purpose.OFFER) {
            return null;
        }
        var spans = stories.calendar(listing).stream()
                .map(taken -> new MonthSheet.Span(taken.from(), taken.until(), false))
                .toList();
        return MonthSheet.of(
                spans,
                clock.instant(),
                MONTHS,
                visit.zone(),
                Frames.texts(visit).locale());
    }
}
