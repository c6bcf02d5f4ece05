package coop.talkoot.web;

import coop.talkoot.documents.Attachments;
import coop.talkoot.documents.Focus;
import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.exchange.agreement.AgreementKind;
import coop.talkoot.exchange.agreement.AgreementStory;
import coop.talkoot.exchange.agreement.Condition;
import coop.talkoot.exchange.agreement.Evidence;
import coop.talkoot.exchange.agreement.GiftState;
import coop.talkoot.exchange.agreement.LoanState;
import coop.talkoot.exchange.agreement.Step;
import coop.talkoot.http.SentForm;
import coop.talkoot.http.SentQuery;
import coop.talkoot.ledger.Unit;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.deal.DealField;
import coop.talkoot.web.view.deal.DealField.Input;
import coop.talkoot.web.view.deal.DealForm;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps of an agreement as forms: what is filled in for each, and what was meant by it. */
@Singleton
final class StepForms {
    /** Where something can be wrong. */
    static final List<String> FIELDS = Stream.concat(
                    TermsForms.FIELDS.stream(),
                    Stream.of("words", "files", "condition", "at", "isLoss", "mediator", "remedy"))
            .toList();

    private static final Set<Step.Name> EXPECTED = Set.of(
            Step.Name.ACCEPT,
            Step.Name.ALLOCATE,
            Step.Name.HOLD,
            Step.Name.HAND_OVER,
            Step.Name.CLAIM_RETURN,
            Step.Name.CONFIRM_RETURN,
            Step.Name.CLAIM_WORK,
            Step.Name.CONFIRM,
            Step.Name.PAY,
            Step.Name.MAKE_READY,
            Step.Name.PICK_UP);
    private static final Set<Step.Name> GRAVE = Set.of(Step.Name.DECLINE, Step.Name.CALL_OFF, Step.Name.DISPUTE);

    private final TermsForms terms;
    private final Attachments attachments;
    private final Ids ids;

    StepForms(TermsForms terms, Attachments attachments, Ids ids) {
        this.terms = terms;
        this.attachments = attachments;
        this.ids = ids;
    }

    /** A form that was refused, to be shown again with what was typed. */
    record Tried(String id, Fields fields, List<String> kept) {}

    static String id(Enum<?> deed) {
        return deed.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What can be done, what comes next first; what was just refused stands there though it is not open any more. */
    List<DealForm> of(AgreementStory story, AgreementWords words, Visit visit, @Nullable Tried tried) {
        var names = new ArrayList<>(story.open());
        if (story.agreement().state() instanceof GiftState.Claimed) {
            names.remove(Step.Name.ACCEPT); // the same as to promise it
        }
        for (var name : Step.Name.values()) {
            if (tried != null && tried.id().equals(id(name)) && !names.contains(name)) {
                names.add(name);
            }
        }
        return names.stream()
                .map(name -> form(name, story, words, visit, tried))
                .sorted((first, second) -> Boolean.compare(second.isMain(), first.isMain()))
                .toList();
    }

    private DealForm form(
            Step.Name name, AgreementStory story, AgreementWords words, Visit visit, @Nullable Tried tried) {
        var agreement = story.agreement();
        var id = id(name);
        var typed = tried != null && tried.id().equals(id) ? tried : null;
        var turn = agreement.state().turn();
        var isMain = EXPECTED.contains(name)
                && (turn.isEmpty() || turn.get() == story.side())
                && !(name == Step.Name.CLAIM_RETURN && isUnreceived(agreement));
        return new DealForm(
                id,
                AgreementLines.href(agreement.id()) + "/steps/" + id,
                label(name, story, words),
                lead(name, agreement.kind(), words),
                inputs(name, agreement, words.texts(), visit),
                typed != null ? typed.fields() : prefixed(id, Fields.of(filled(name, agreement, visit.zone()))),
                isMain || typed != null,
                GRAVE.contains(name),
                agreement.version(),
                "form-" + ids.next(),
                typed != null ? typed.kept() : List.of());
    }

    /** Who has just got something says so first. */
    private static boolean isUnreceived(Agreement agreement) {
        return agreement.state() instanceof LoanState.Active active && !active.isReceived();
    }

    private static String label(Step.Name name, AgreementStory story, AgreementWords words) {
        var key = "deal.do." + name.name();
        var kind = key + "." + story.agreement().kind().name();
        return words.first(kind + "." + story.side(), kind, key + "." + story.side(), key);
    }

    private static String lead(Step.Name name, AgreementKind kind, AgreementWords words) {
        var key = "deal.lead." + name.name();
        var own = key + "." + kind.name();
        return words.texts().has(own) || words.texts().has(key) ? words.first(own, key) : "";
    }

    private List<DealField> inputs(Step.Name name, Agreement agreement, Texts texts, Visit visit) {
        var inputs = new ArrayList<DealField>();
        var isLoan = agreement.kind() == AgreementKind.LOAN;
        switch (name) {
            case SUGGEST ->
                inputs.addAll(terms.inputs(
                        agreement.kind(),
                        texts,
                        terms.basis(
                                agreement.provider(),
                                agreement.receiver(),
                                agreement.group(),
                                visit.require().actorId())));
            case HAND_OVER -> {
                if (isLoan) {
                    inputs.add(DealField.of("condition", Input.GRADES, texts.say("deal.f.condition"), true));
                    inputs.add(DealField.of("at", Input.MOMENT, texts.say("deal.f.at"), false)
                            .hinted(texts.say("deal.f.atHint")));
                }
            }
            case EXTEND -> inputs.add(DealField.of("until", Input.MOMENT, texts.say("deal.f.longer"), true));
            case CONFIRM_RETURN ->
                inputs.add(DealField.of("condition", Input.GRADES, texts.say("deal.f.condition"), true));
            case CLAIM_WORK ->
                inputs.add(DealField.of("time", Input.LINE, texts.say("deal.f.took"), true)
                        .hinted(texts.say("deal.f.timeHint")));
            case DISPUTE -> {
                inputs.add(DealField.of("words", Input.WORDS, texts.say("deal.f.claim"), true));
                if (isLoan) {
                    inputs.add(DealField.of("isLoss", Input.TICK, texts.say("deal.f.loss"), false));
                }
                inputs.add(files(texts));
            }
            case PAY -> {
                var isMoney = agreement
                        .terms()
                        .inReturn()
                        .map(price -> !price.isBooked())
                        .orElse(false);
                if (isMoney) {
                    inputs.add(DealField.of("words", Input.LINE, texts.say("deal.f.receipt"), false)
                            .hinted(texts.say("deal.f.receiptHint")));
                    inputs.add(files(texts));
                }
            }
            case ACCEPT, DECLINE, CALL_OFF, CLAIM_RETURN, MAKE_READY, REFUND, ALLOCATE, HOLD, CONFIRM, PICK_UP -> {}
            case PROPOSE, LAPSE, BOOKED, BOOKING_REFUSED, SETTLE, NOT_TAKEN -> {}
        }
        inputs.addAll(saying(name, texts));
        return inputs;
    }

    /** Who does something may say and show something with it. */
    private static List<DealField> saying(Step.Name name, Texts texts) {
        var words = DealField.of("words", Input.LINE, texts.say("deal.f.words"), false);
        return switch (name) {
            case SUGGEST, ACCEPT, DECLINE, CALL_OFF, MAKE_READY, REFUND -> List.of(words);
            case HAND_OVER, CLAIM_RETURN, CONFIRM_RETURN, CLAIM_WORK -> List.of(words, files(texts));
            case ALLOCATE, HOLD, EXTEND, CONFIRM, PICK_UP, PAY, DISPUTE -> List.of();
            case PROPOSE, LAPSE, BOOKED, BOOKING_REFUSED, SETTLE, NOT_TAKEN -> List.of();
        };
    }

    private static DealField files(Texts texts) {
        return DealField.of("files", Input.FILES, texts.say("deal.f.files"), false)
                .hinted(texts.say("deal.f.filesHint"));
    }

    private Map<String, String> filled(Step.Name name, Agreement agreement, ZoneId zone) {
        return switch (name) {
            case SUGGEST, EXTEND -> terms.filled(agreement.terms(), zone);
            case CLAIM_WORK -> terms.filled(agreement.terms(), zone);
            default -> Map.of();
        };
    }

    /** What somebody meant by a form; {@code form} has the names without what they begin with. */
    Step.OfParty read(Step.Name name, Agreement agreement, Form form, Evidence said, ZoneId zone) {
        return switch (name) {
            case SUGGEST -> new Step.Suggest(terms.read(agreement.kind(), form, zone, agreement.terms()), said);
            case ACCEPT -> new Step.Accept(said);
            case DECLINE -> new Step.Decline(said);
            case CALL_OFF -> new Step.CallOff(said);
            case ALLOCATE -> new Step.Allocate();
            case HOLD -> new Step.Hold();
            case HAND_OVER ->
                new Step.HandOver(
                        agreement.kind() == AgreementKind.LOAN ? condition(form) : null, form.moment("at", zone), said);
            case EXTEND -> {
                var until = form.moment("until", zone);
                if (until == null) {
                    throw Refused.invalid("until", "Say until when, with a day and a time.");
                }
                yield new Step.Extend(until);
            }
            case CLAIM_RETURN -> new Step.ClaimReturn(said);
            case CONFIRM_RETURN -> new Step.ConfirmReturn(condition(form), said);
            case CLAIM_WORK -> new Step.ClaimWork(Unit.readMinutes("time", form.text("time", 40)), said);
            case CONFIRM -> new Step.Confirm();
            case PAY -> new Step.Pay(said);
            case MAKE_READY -> new Step.MakeReady(said);
            case PICK_UP -> new Step.PickUp();
            case REFUND -> new Step.Refund(said);
            case DISPUTE -> new Step.Dispute(form.isTicked("isLoss"), said);
            case PROPOSE, LAPSE, BOOKED, BOOKING_REFUSED, SETTLE, NOT_TAKEN ->
                throw Refused.notFound("There is nothing here, or nothing that you may see.");
        };
    }

    private static Condition condition(Form form) {
        var grade = form.text("condition", 10);
        if (!grade.matches("[1-5]")) {
            throw Refused.invalid("condition", "Say in which condition it is, from 1 to 5.");
        }
        return new Condition(Integer.parseInt(grade));
    }

    /** Adds the files that came with a form, those of an earlier try first; they are kept as soon as they are sent. */
    void keep(SentForm sent, String id, Identity owner, List<Long> kept) {
        for (var earlier : Form.of(sent.texts()).several(id + "-kept")) {
            attachments.waiting(owner, SentQuery.id(earlier)).ifPresent(attachment -> kept.add(attachment.id()));
        }
        for (var file : sent.all(id + "-files")) {
            if (kept.size() == Attachments.MOST) {
                throw Refused.invalid("files", "Show at most " + Attachments.MOST + " files.");
            }
            try (var content = file.open()) {
                kept.add(attachments.upload(owner, content, "", Focus.CENTRE).id());
            } catch (IOException cause) {
                throw new UncheckedIOException("a file that was sent cannot be read", cause);
            }
        }
    }

    /** The same fields by the names they have among other forms. */
    static Fields prefixed(String id, Fields fields) {
        return new Fields(prefixed(id, fields.values()), prefixed(id, fields.errors()), fields.problem());
    }

    private static Map<String, String> prefixed(String id, Map<String, String> values) {
        var named = new HashMap<String, String>();
        values.forEach((name, value) -> named.put(id + "-" + name, value));
        return named;
    }
}
