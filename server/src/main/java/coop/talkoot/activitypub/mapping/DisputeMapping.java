package coop.talkoot.activitypub.mapping;

import static coop.talkoot.vocab.Namespaces.TALKOOT;

import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.exchange.agreement.Dispute;
import coop.talkoot.exchange.agreement.DisputeState;
import coop.talkoot.exchange.agreement.FarDisputes;
import coop.talkoot.exchange.agreement.Remedy;
import coop.talkoot.exchange.agreement.Side;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Html;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityHead;
import coop.talkoot.vocab.ActivityObject.TalkootStep;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Conversation;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.TalkootDispute;
import coop.talkoot.vocab.Text;
import coop.talkoot.vocab.Times;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is done in a dispute of two instances, as steps of its agreement, and back. */
@Singleton
public final class DisputeMapping {
    DisputeMapping() {}

    /** What a side does in a dispute; the last says how it stands, by the server where its agreement is at home. */
    public enum Word {
        ANSWER,
        NAME_MEDIATOR,
        ACCEPT_MEDIATOR,
        OFFER_REMEDY,
        ACCEPT_REMEDY,
        WITHDRAW_CLAIM,
        CALL_PANEL,
        APPEAL,
        DISPUTE_STANDS
    }

    /** Who says what to whom, with what words; of what is accepted or offered, what it is. */
    public record Saying(
            Dispute dispute,
            Word word,
            Identity from,
            Identity to,
            String words,
            @Nullable Remedy remedy,
            @Nullable Identity mediator) {}

    /** What a side does. */
    public JsonObject write(String id, Saying saying, Instant at) {
        var remedy = saying.remedy();
        var mediator = saying.mediator();
        return write(
                id,
                saying,
                at,
                null,
                new TalkootDispute(
                        null,
                        null,
                        remedy == null ? null : term(remedy.kind().name()),
                        remedy == null ? null : remedy.amount(),
                        null,
                        mediator == null ? null : mediator.uri(),
                        null));
    }

    /**
     * How it stands, and until when; of one that is closed, since when.
     *
     * @param answers the step of the other side that it is said after; null for none
     */
    public JsonObject stands(String id, Saying saying, @Nullable String answers, Instant at) {
        var dispute = saying.dispute();
        var state = dispute.state();
        var remedy = remedy(dispute);
        var helper = helper(state);
        return write(
                id,
                saying,
                at,
                state instanceof DisputeState.Closed closed
                        ? closed.at()
                        : state.end().orElse(null),
                new TalkootDispute(
                        term(state.name()),
                        answers,
                        remedy == null ? null : term(remedy.kind().name()),
                        remedy == null ? null : remedy.amount(),
                        uri(dispute.agreement(), dispute.offeredBy()),
                        helper == null ? null : helper.uri(),
                        state instanceof DisputeState.Answered answered
                                ? uri(dispute.agreement(), answered.namedBy())
                                : null));
    }

    private static JsonObject write(
            String id, Saying saying, Instant at, @Nullable Instant until, TalkootDispute said) {
        var agreement = saying.dispute().agreement();
        var to = Addressing.to(saying.to().uri());
        var core = ObjectCore.with(id)
                .by(saying.from().uri())
                .addressing(to)
                .conversation(new Conversation(agreement.proposalUri(), agreement.uri(), null))
                .times(Times.published(at))
                .content(
                        saying.words().isEmpty()
                                ? Text.none()
                                : Text.of("<p>" + Html.escaped(saying.words()) + "</p>"));
        var step = new TalkootStep(core.build(), term(saying.word().name()), until, null, said);
        var head = ObjectCore.with(id + "/activities/create").addressing(to).times(Times.published(at));
        return ActivityMapping.write(
                new Activity.Create(ActivityHead.of(head.build(), saying.from().uri()), Reference.to(step)));
    }

    private static @Nullable Remedy remedy(Dispute dispute) {
        return switch (dispute.state()) {
            case DisputeState.Decided decided -> decided.remedy();
            case DisputeState.Closed closed -> closed.remedy();
            default -> dispute.offered();
        };
    }

    private static @Nullable Identity helper(DisputeState state) {
        if (state instanceof DisputeState.Mediation mediation) {
            return mediation.mediator();
        }
        return state instanceof DisputeState.Answered answered ? answered.named() : null;
    }

    private static String term(String name) {
        return TALKOOT + AgreementWords.camel(name);
    }

    private static @Nullable String uri(Agreement agreement, @Nullable Side side) {
        return side == null ? null : agreement.of(side).uri();
    }

    /** What a step says of a dispute; nothing where it is a step of the agreement itself. */
    public Optional<Word> word(TalkootStep step) {
        var said = AgreementWords.bare(step.step());
        for (var word : Word.values()) {
            if (AgreementWords.camel(word.name()).equals(said)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** The remedy a step names; nothing where it names none, or none that we know. */
    public Optional<Remedy> remedy(TalkootStep step) {
        var said = AgreementWords.bare(step.dispute().remedy());
        for (var kind : Remedy.Kind.values()) {
            if (AgreementWords.camel(kind.name()).equals(said)) {
                return Optional.of(new Remedy(kind, step.dispute().amount()));
            }
        }
        return Optional.empty();
    }

    /** How it stands, as the server says that keeps it; nothing where that makes no sense. */
    public Optional<FarDisputes.Stand> stand(
            TalkootStep step, Agreement agreement, Function<String, Optional<Identity>> people) {
        var remedy = remedy(step).orElse(null);
        var offeredBy = side(agreement, step.dispute().offeredBy());
        return state(step, agreement, remedy, people)
                .map(state -> state instanceof DisputeState.Decided || offeredBy == null || remedy == null
                        ? new FarDisputes.Stand(state, null, null)
                        : new FarDisputes.Stand(state, remedy, offeredBy));
    }

    private static Optional<DisputeState> state(
            TalkootStep step,
            Agreement agreement,
            @Nullable Remedy remedy,
            Function<String, Optional<Identity>> people) {
        var said = step.dispute();
        var until = step.until();
        var name = AgreementWords.bare(said.state());
        if (name.equals("appealed")) {
            return Optional.of(new DisputeState.Appealed());
        }
        if (until == null) {
            return Optional.empty();
        }
        var helper = Optional.ofNullable(said.mediator()).flatMap(people);
        var namedBy = side(agreement, said.namedBy());
        return switch (name) {
            case "opened" -> Optional.of(new DisputeState.Opened(until));
            case "answered" ->
                helper.isPresent() && namedBy != null
                        ? Optional.of(new DisputeState.Answered(until, helper.get(), namedBy))
                        : Optional.of(new DisputeState.Answered(until, null, null));
            case "mediation" -> helper.map(mediator -> new DisputeState.Mediation(until, mediator));
            case "panel" -> Optional.of(new DisputeState.Panel(until, List.of()));
            case "decided" -> Optional.ofNullable(remedy).map(decided -> new DisputeState.Decided(decided, until));
            case "closed" -> Optional.ofNullable(remedy).map(decided -> new DisputeState.Closed(decided, until));
            default -> Optional.empty();
        };
    }

    private static @Nullable Side side(Agreement agreement, @Nullable String uri) {
        for (var side : Side.values()) {
            if (agreement.of(side).uri().equals(uri)) {
                return side;
            }
        }
        return null;
    }
}
