package coop.talkoot.web;

import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.exchange.agreement.AgreementKind;
import coop.talkoot.exchange.agreement.AgreementStory;
import coop.talkoot.exchange.agreement.AgreementTerms;
import coop.talkoot.exchange.agreement.Cancelled;
import coop.talkoot.exchange.agreement.Commitment;
import coop.talkoot.exchange.agreement.EconomicEvent;
import coop.talkoot.exchange.agreement.Evidence;
import coop.talkoot.exchange.agreement.Owing;
import coop.talkoot.exchange.agreement.Side;
import coop.talkoot.exchange.agreement.Step;
import coop.talkoot.exchange.agreement.TakenStep;
import coop.talkoot.web.view.Fact;
import coop.talkoot.web.view.Media;
import coop.talkoot.web.view.Tab;
import coop.talkoot.web.view.deal.AgreementPage;
import coop.talkoot.web.view.deal.Deed;
import coop.talkoot.web.view.deal.MonthSheet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws one agreement, for who is part of it. */
@Singleton
final class AgreementSheets {
    private static final int MONTHS = 2;

    private final Names names;
    private final AgreementLines lines;
    private final StepForms forms;
    private final DisputeForms disputes;

    AgreementSheets(Names names, AgreementLines lines, StepForms forms, DisputeForms disputes) {
        this.names = names;
        this.lines = lines;
        this.forms = forms;
        this.disputes = disputes;
    }

    /** {@code tried} is the form that was refused; null for none. */
    AgreementPage page(AgreementStory story, Visit visit, StepForms.@Nullable Tried tried) {
        var words = lines.words(visit);
        var agreement = story.agreement();
        var listing = agreement.listing();
        var group = agreement.group();
        var dispute = story.dispute();
        return new AgreementPage(
                agreement.title(),
                AgreementWords.icon(agreement.kind()),
                words.kind(agreement.kind()),
                words.state(agreement),
                words.look(agreement, story.side()),
                listing == null ? null : new Tab(listing.post().title(), names.href(listing.post()), false),
                group == null ? null : names.who(group),
                Stream.of(Side.values())
                        .map(side -> new AgreementPage.Party(
                                names.who(agreement.of(side)),
                                words.role(agreement.kind(), side),
                                side == story.side()))
                        .toList(),
                path(story, words),
                words.next(agreement, story.side()),
                words.by(agreement),
                story.side() == null ? List.of() : forms.of(story, words, visit, tried),
                terms(agreement.terms(), words),
                story.commitments().stream()
                        .map(promise -> promise(promise, agreement, words))
                        .toList(),
                story.events().stream().map(event -> event(event, story, words)).toList(),
                month(story, visit),
                story.history().stream().map(taken -> deed(taken, story, words)).toList(),
                dispute == null
                        ? null
                        : disputes.part(story, dispute, words, evidence -> media(evidence, story), tried));
    }

    private static List<AgreementPage.Knot> path(AgreementStory story, AgreementWords words) {
        var agreement = story.agreement();
        var kind = agreement.kind();
        var now = agreement.state().name();
        var whole = whole(kind, story.history().getFirst().state());
        var at = whole.indexOf(now);
        if (at < 0) {
            // It left the way: what was passed of it, and where it went.
            var passed = story.history().stream()
                    .map(TakenStep::state)
                    .filter(whole::contains)
                    .distinct()
                    .map(state -> new AgreementPage.Knot(words.state(kind, state), true, false));
            return Stream.concat(passed, Stream.of(new AgreementPage.Knot(words.state(kind, now), false, true)))
                    .toList();
        }
        var knots = new ArrayList<AgreementPage.Knot>();
        for (var place = 0; place < whole.size(); place++) {
            var isLast = place == whole.size() - 1;
            knots.add(new AgreementPage.Knot(
                    words.state(kind, whole.get(place)), place < at || (isLast && place == at), place == at));
        }
        return knots;
    }

    private static List<String> whole(AgreementKind kind, String begun) {
        return switch (kind) {
            case LOAN -> List.of("PROPOSED", "RESERVED", "ACTIVE", "RETURN_CLAIMED", "RETURNED", "COMPLETED");
            case GIFT ->
                begun.equals("PROPOSED")
                        ? List.of("PROPOSED", "CLAIMED", "ALLOCATED", "HANDED_OVER", "COMPLETED")
                        : List.of("CLAIMED", "ALLOCATED", "HANDED_OVER", "COMPLETED");
            case EXCHANGE -> List.of("PROPOSED", "ACCEPTED", "GIVEN", "COMPLETED");
            case PAYMENT -> List.of("REQUESTED", "PENDING", "ACCEPTED", "POSTED");
            case TIME_CREDIT -> List.of("PROPOSED", "ACCEPTED", "WORK_CLAIMED", "CONFIRMED", "POSTED");
            case PURCHASE -> List.of("CART", "STOCK_HELD", "PAID", "READY", "PICKED_UP");
        };
    }

    private static List<Fact> terms(AgreementTerms terms, AgreementWords words) {
        var facts = new ArrayList<Fact>();
        var texts = words.texts();
        switch (terms) {
            case AgreementTerms.Loan loan -> {
                facts.add(new Fact(texts.say("deal.f.from"), words.moments().deadline(loan.from())));
                facts.add(new Fact(texts.say("deal.f.until"), words.moments().deadline(loan.until())));
                if (!loan.quantity().isPieces() || loan.quantity().number() > 1) {
                    facts.add(new Fact(texts.say("deal.f.quantity"), words.measure(loan.quantity())));
                }
                var fee = loan.fee();
                facts.add(
                        new Fact(texts.say("deal.f.fee"), fee == null ? texts.say("deal.nothing") : words.price(fee)));
            }
            case AgreementTerms.Gift gift ->
                facts.add(new Fact(texts.say("deal.f.quantity"), words.measure(gift.quantity())));
            case AgreementTerms.Exchange exchange -> {
                facts.add(new Fact(texts.say("deal.f.quantity"), words.measure(exchange.quantity())));
                facts.add(new Fact(texts.say("deal.f.counter"), words.counter(exchange)));
            }
            case AgreementTerms.Payment payment -> {
                facts.add(new Fact(texts.say("deal.f.price"), words.price(payment.price())));
                if (!payment.reason().isEmpty()) {
                    facts.add(new Fact(texts.say("deal.f.reason"), payment.reason()));
                }
            }
            case AgreementTerms.TimeCredit work ->
                facts.add(new Fact(texts.say("deal.f.time"), words.price(work.estimate())));
            case AgreementTerms.Purchase purchase -> {
                facts.add(new Fact(texts.say("deal.f.pieces"), words.measure(purchase.quantity())));
                facts.add(new Fact(texts.say("deal.f.all"), words.price(purchase.price())));
            }
        }
        var due = due(terms);
        if (due != null) {
            facts.add(new Fact(texts.say("deal.f.due"), words.moments().deadline(due)));
        }
        return facts;
    }

    private static @Nullable Instant due(AgreementTerms terms) {
        return switch (terms) {
            case AgreementTerms.Gift gift -> gift.due();
            case AgreementTerms.Exchange exchange -> exchange.due();
            case AgreementTerms.Payment payment -> payment.due();
            case AgreementTerms.TimeCredit work -> work.due();
            case AgreementTerms.Loan ignored -> null;
            case AgreementTerms.Purchase ignored -> null;
        };
    }

    private static String promise(Commitment promise, Agreement agreement, AgreementWords words) {
        var price = promise.price();
        var quantity = promise.quantity();
        var what = promise.what().isEmpty() ? agreement.title() : promise.what();
        return words.texts()
                .say(
                        "deal.promise." + promise.mark().name() + "."
                                + promise.clause().name(),
                        promise.provider().displayName(),
                        price != null ? words.price(price) : quantity != null ? words.measure(quantity) : "",
                        what);
    }

    private static AgreementPage.Event event(EconomicEvent event, AgreementStory story, AgreementWords words) {
        var owing = owed(event, story);
        var price = event.price();
        var quantity = event.quantity();
        var condition = event.condition();
        var texts = words.texts();
        var said = owing != null && owing.isBack()
                ? words.owing(owing)
                : texts.say(
                        "deal.event." + event.mark().name(),
                        event.provider().displayName(),
                        event.receiver().displayName(),
                        price != null ? words.price(price) : quantity != null ? words.measure(quantity) : "");
        var at = words.moments().deadline(event.happenedAt());
        var standing = event.confirmedAt() == null
                ? "SAID"
                : event.booking() == null ? "CONFIRMED" : event.booking().name();
        if (owing != null) {
            standing = owing.stage().name();
        }
        return new AgreementPage.Event(
                condition == null ? said : said + " " + texts.say("deal.event.condition", condition.grade()),
                texts.say("deal.standing." + standing, at),
                event.confirmedAt() != null && event.booking() != EconomicEvent.Booking.REFUSED && owing == null);
    }

    /** What is still to be given by that event; null for nothing. */
    private static @Nullable Owing owed(EconomicEvent event, AgreementStory story) {
        var owing = story.owing();
        return owing != null && owing.event().id() == event.id() && owing.stage() != Owing.Stage.BOOKED ? owing : null;
    }

    private static @Nullable MonthSheet month(AgreementStory story, Visit visit) {
        if (!(story.agreement().terms() instanceof AgreementTerms.Loan loan)
                || story.agreement().state().isOver()) {
            return null;
        }
        var spans = new ArrayList<MonthSheet.Span>();
        for (var taken : story.taken()) {
            if (taken.agreementId() != story.agreement().id()) {
                spans.add(new MonthSheet.Span(taken.from(), taken.until(), false));
            }
        }
        spans.add(new MonthSheet.Span(loan.from(), loan.until(), true));
        return MonthSheet.of(
                spans, loan.from(), MONTHS, visit.zone(), Frames.texts(visit).locale());
    }

    private Deed deed(TakenStep taken, AgreementStory story, AgreementWords words) {
        var said = taken.step() instanceof Step.OfParty party ? party.evidence() : Evidence.NONE;
        var plain = plain(taken, story.agreement().kind(), words);
        return new Deed(plain.who(), plain.did(), plain.words(), media(said, story), plain.at());
    }

    /** The same without what was shown with it. */
    Deed plain(TakenStep taken, AgreementKind kind, AgreementWords words) {
        var step = taken.step();
        var by = taken.by();
        var said = step instanceof Step.OfParty party ? party.evidence() : Evidence.NONE;
        var stays = step instanceof Step.NotTaken none && none.undoesFrom() == null;
        var key = "deal.did." + step.name().name() + (stays ? ".STAYS" : "");
        var did = words.texts()
                .say(words.texts().has(key + "." + kind.name()) ? key + "." + kind.name() : key, detail(step, words));
        return new Deed(
                by == null ? null : names.who(by),
                taken.state().equals("CANCELLED") && step instanceof Step.Lapse
                        ? words.texts().say("deal.state.CANCELLED." + Cancelled.Reason.EXPIRED.name())
                        : did,
                switch (step) {
                    case Step.BookingRefused refused -> refused.reason();
                    case Step.NotTaken none -> none.reason();
                    default -> said.words();
                },
                Media.none(),
                taken.at());
    }

    private static String detail(Step step, AgreementWords words) {
        return switch (step) {
            case Step.Propose propose -> words.terms(propose.terms());
            case Step.Suggest suggest -> words.terms(suggest.terms());
            case Step.HandOver handOver -> {
                var condition = handOver.condition();
                yield condition == null ? "" : Integer.toString(condition.grade());
            }
            case Step.ConfirmReturn back -> Integer.toString(back.condition().grade());
            case Step.Extend extend -> words.moments().deadline(extend.until());
            case Step.ClaimWork claim -> LedgerWords.time(claim.minutes());
            default -> "";
        };
    }

    private static Media media(Evidence evidence, AgreementStory story) {
        return MediaViews.of(
                evidence.files().stream()
                        .map(story.files()::get)
                        .filter(Objects::nonNull)
                        .toList(),
                false);
    }
}
