package coop.talkoot.web;

import coop.talkoot.exchange.agreement.AgreementStory;
import coop.talkoot.exchange.agreement.Dispute;
import coop.talkoot.exchange.agreement.DisputeState;
import coop.talkoot.exchange.agreement.Disputes;
import coop.talkoot.exchange.agreement.Evidence;
import coop.talkoot.exchange.agreement.Owing;
import coop.talkoot.exchange.agreement.PanelSeats;
import coop.talkoot.exchange.agreement.Price;
import coop.talkoot.exchange.agreement.Remedy;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fact;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Media;
import coop.talkoot.web.view.deal.AgreementPage;
import coop.talkoot.web.view.deal.DealField;
import coop.talkoot.web.view.deal.DealField.Input;
import coop.talkoot.web.view.deal.DealForm;
import coop.talkoot.web.view.deal.Deed;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a dispute goes on: what is shown of it, and each deed as a form. */
@Singleton
final class DisputeForms {
    private static final Set<Dispute.Deed> GRAVE = Set.of(Dispute.Deed.WITHDRAW, Dispute.Deed.DECLINE);
    private static final Set<Dispute.Deed> EXPECTED = Set.of(
            Dispute.Deed.ANSWER,
            Dispute.Deed.ACCEPT_MEDIATOR,
            Dispute.Deed.ACCEPT_OFFER,
            Dispute.Deed.VOTE,
            Dispute.Deed.DECLINE,
            Dispute.Deed.DECIDE);

    private final Disputes disputes;
    private final PanelSeats seats;
    private final Identities identities;
    private final Names names;
    private final Ids ids;

    DisputeForms(Disputes disputes, PanelSeats seats, Identities identities, Names names, Ids ids) {
        this.disputes = disputes;
        this.seats = seats;
        this.identities = identities;
        this.names = names;
        this.ids = ids;
    }

    AgreementPage.DisputePart part(
            AgreementStory story,
            Dispute dispute,
            AgreementWords words,
            Function<Evidence, Media> shown,
            StepForms.@Nullable Tried tried) {
        var texts = words.texts();
        var state = dispute.state();
        return new AgreementPage.DisputePart(
                texts.say("dispute.state." + state.name()),
                next(dispute, story, words),
                state.end()
                        .map(end -> texts.say(
                                "dispute.by." + state.name(), words.moments().deadline(end)))
                        .orElse(null),
                facts(dispute, words),
                dispute.words().stream().map(word -> deed(word, texts, shown)).toList(),
                forms(story, dispute, words, tried));
    }

    private Deed deed(Dispute.Word word, Texts texts, Function<Evidence, Media> shown) {
        var by = word.by();
        var key = "dispute.did." + word.deed().name();
        return new Deed(
                by == null ? null : names.who(by),
                texts.say(key),
                word.evidence().words(),
                shown.apply(word.evidence()),
                word.at());
    }

    private static List<Fact> facts(Dispute dispute, AgreementWords words) {
        var texts = words.texts();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                texts.say("dispute.f.claimant"),
                dispute.agreement().of(dispute.claimant()).displayName()));
        if (dispute.isLoss()) {
            facts.add(new Fact(texts.say("dispute.f.about"), texts.say("dispute.f.loss")));
        }
        var state = dispute.state();
        if (state instanceof DisputeState.Answered answered && answered.named() != null) {
            facts.add(new Fact(
                    texts.say("dispute.f.named"),
                    Objects.requireNonNull(answered.named()).displayName()));
        }
        if (state instanceof DisputeState.Mediation mediation) {
            facts.add(new Fact(
                    texts.say("dispute.f.mediator"), mediation.mediator().displayName()));
        }
        if (state instanceof DisputeState.Panel panel) {
            facts.add(new Fact(
                    texts.say("dispute.f.panel"),
                    panel.panel().isEmpty()
                            ? texts.say("dispute.f.drawing")
                            : panel.panel().stream()
                                    .map(panelist -> panelist.actor().displayName())
                                    .collect(Collectors.joining(", "))));
        }
        var offered = dispute.offered();
        var by = dispute.offeredBy();
        if (offered != null && by != null) {
            facts.add(new Fact(
                    texts.say("dispute.f.offered", dispute.agreement().of(by).displayName()),
                    remedy(offered, dispute, words)));
        }
        if (state instanceof DisputeState.Decided decided) {
            facts.add(new Fact(texts.say("dispute.f.decided"), remedy(decided.remedy(), dispute, words)));
        }
        if (state instanceof DisputeState.Closed closed) {
            facts.add(new Fact(texts.say("dispute.f.decided"), remedy(closed.remedy(), dispute, words)));
        }
        if (dispute.seed() != null) {
            facts.add(new Fact(texts.say("dispute.f.seed"), dispute.seed()));
        }
        return facts;
    }

    /** What comes next; of a panel also whose it is, and why; of an end also what it leaves to give. */
    private static String next(Dispute dispute, AgreementStory story, AgreementWords words) {
        var texts = words.texts();
        var other = dispute.agreement().of(dispute.claimant().other()).displayName();
        var next = new StringBuilder(texts.say("dispute.next." + dispute.state().name(), other));
        var make = story.panel();
        if (make != null) {
            var groups = make.groups().stream().map(Identity::displayName).toArray();
            next.append(' ').append(texts.say("dispute.whose." + make.kind().name(), groups));
        }
        var owing = story.owing();
        if (owing != null) {
            next.append(' ').append(words.owing(owing));
        }
        return next.toString();
    }

    private static String remedy(Remedy remedy, Dispute dispute, AgreementWords words) {
        var amount = remedy.amount();
        return words.texts()
                .say(
                        "dispute.remedy." + remedy.kind().name(),
                        amount == null
                                ? ""
                                : dispute.agreement()
                                        .terms()
                                        .inReturn()
                                        .map(price -> words.price(of(price, amount)))
                                        .orElse(amount.toString()));
    }

    private static Price of(Price price, long amount) {
        return switch (price) {
            case Price.Time time -> new Price.Time(amount, time.unitId());
            case Price.Credit credit -> new Price.Credit(amount, credit.unitId());
            case Price.Money money -> new Price.Money(amount, money.currency());
        };
    }

    private List<DealForm> forms(
            AgreementStory story, Dispute dispute, AgreementWords words, StepForms.@Nullable Tried tried) {
        var deeds = new ArrayList<>(story.deeds());
        for (var deed : Dispute.Deed.values()) {
            if (tried != null && tried.id().equals(id(deed)) && !deeds.contains(deed)) {
                deeds.add(deed);
            }
        }
        var forms = new ArrayList<DealForm>();
        deeds.forEach(deed -> forms.add(form(deed, story, dispute, words, tried)));
        var owing = story.owing();
        if (owing != null && owing.stage() == Owing.Stage.OWED && owing.payer() == story.side()) {
            forms.add(again(story, words.texts()));
        }
        return forms;
    }

    /** What could not be given is tried again. */
    private DealForm again(AgreementStory story, Texts texts) {
        return new DealForm(
                "owing",
                AgreementLines.href(story.agreement().id()) + "/owing",
                texts.say("dispute.owing.give"),
                "",
                List.of(),
                Fields.empty(),
                true,
                false,
                null,
                "form-" + ids.next(),
                List.of());
    }

    static String id(Dispute.Deed deed) {
        return "dispute-" + StepForms.id(deed);
    }

    private DealForm form(
            Dispute.Deed deed,
            AgreementStory story,
            Dispute dispute,
            AgreementWords words,
            StepForms.@Nullable Tried tried) {
        var id = id(deed);
        var typed = tried != null && tried.id().equals(id) ? tried : null;
        return new DealForm(
                id,
                AgreementLines.href(story.agreement().id()) + "/dispute/" + StepForms.id(deed),
                words.texts().say("dispute.do." + deed.name()),
                lead(deed, dispute, words),
                inputs(deed, story, words.texts()),
                typed != null ? typed.fields() : Fields.of(Map.of(id + "-remedy", Remedy.Kind.NONE.name())),
                EXPECTED.contains(deed) || typed != null,
                GRAVE.contains(deed),
                null,
                "form-" + ids.next(),
                List.of());
    }

    private static String lead(Dispute.Deed deed, Dispute dispute, AgreementWords words) {
        var offered = dispute.offered();
        if (deed == Dispute.Deed.ACCEPT_OFFER && offered != null) {
            return remedy(offered, dispute, words);
        }
        return deed == Dispute.Deed.DECLINE ? words.texts().say("panel.declineText") : "";
    }

    private static List<DealField> inputs(Dispute.Deed deed, AgreementStory story, Texts texts) {
        var said = DealField.of("words", Input.WORDS, texts.say("dispute.f.words"), isToBeSaid(deed));
        return switch (deed) {
            case ANSWER, APPEAL -> List.of(said);
            case NAME_MEDIATOR ->
                List.of(DealField.of("mediator", Input.LINE, texts.say("dispute.f.name"), true)
                        .hinted(texts.say("dispute.f.nameHint")));
            case OFFER, VOTE, DECIDE -> {
                var inputs = new ArrayList<DealField>();
                inputs.add(DealField.of("remedy", texts.say("dispute.f.remedy"), remedies(story, texts)));
                if (story.agreement().terms().inReturn().isPresent()) {
                    inputs.add(DealField.of("price", Input.LINE, texts.say("dispute.f.amount"), false)
                            .hinted(texts.say("dispute.f.amountHint")));
                }
                inputs.add(said);
                yield inputs;
            }
            case ACCEPT_MEDIATOR, ACCEPT_OFFER, CALL_PANEL, DECLINE, WITHDRAW, CLAIM, LAPSE, STANDS -> List.of();
        };
    }

    private static boolean isToBeSaid(Dispute.Deed deed) {
        return deed == Dispute.Deed.ANSWER || deed == Dispute.Deed.APPEAL || deed == Dispute.Deed.DECIDE;
    }

    /** What was for nothing cannot be paid back. */
    private static List<Choice> remedies(AgreementStory story, Texts texts) {
        var isPaid = story.agreement().terms().inReturn().isPresent();
        return Stream.of(Remedy.Kind.values())
                .filter(kind -> isPaid || (kind != Remedy.Kind.FULL_REVERSAL && kind != Remedy.Kind.PARTIAL_REVERSAL))
                .map(kind -> new Choice(kind.name(), texts.say("dispute.choice." + kind.name())))
                .toList();
    }

    /** Does what was meant; {@code form} has the names without what they begin with. */
    void carryOut(Dispute.Deed deed, long disputeId, Identity by, Form form, RemedyReader amounts) {
        var said = Evidence.of(form.text("words", 10_000));
        switch (deed) {
            case ANSWER -> disputes.answer(disputeId, by, said);
            case NAME_MEDIATOR -> disputes.nameMediator(disputeId, by, person(form.text("mediator", 600)));
            case ACCEPT_MEDIATOR -> disputes.acceptMediator(disputeId, by);
            case OFFER -> disputes.offer(disputeId, by, remedy(form, amounts), said);
            case ACCEPT_OFFER -> disputes.acceptOffer(disputeId, by);
            case CALL_PANEL -> disputes.callPanel(disputeId, by);
            case VOTE -> disputes.vote(disputeId, by, remedy(form, amounts), said);
            case DECLINE -> seats.decline(disputeId, by);
            case APPEAL -> disputes.appeal(disputeId, by, said);
            case DECIDE -> disputes.decide(disputeId, by, remedy(form, amounts), said);
            case WITHDRAW -> disputes.withdraw(disputeId, by);
            case CLAIM, LAPSE, STANDS -> throw Refused.notFound("There is nothing here, or nothing that you may see.");
        }
    }

    /** How much goes back, of a price as it was typed. */
    interface RemedyReader {
        long amount(String typed);
    }

    private static Remedy remedy(Form form, RemedyReader amounts) {
        var kind = form.oneOf("remedy", Remedy.Kind.class, "Choose what sets it right.");
        var typed = form.text("price", 40).strip();
        return new Remedy(kind, typed.isEmpty() ? null : (Long) amounts.amount(typed));
    }

    private Identity person(String address) {
        var parts = address.strip().replaceFirst("^@", "").split("@", 2);
        return identities
                .byHandle(parts[0], parts.length == 1 ? names.domain() : parts[1])
                .filter(identity -> !identity.isGone() && !identity.isSuspended())
                .orElseThrow(() -> Refused.invalid("mediator", "Nobody is known by this handle. It looks like @aino."));
    }
}
