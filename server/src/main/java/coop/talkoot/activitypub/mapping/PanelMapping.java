package coop.talkoot.activitypub.mapping;

import static coop.talkoot.activitypub.mapping.ActivityMapping.write;
import static coop.talkoot.vocab.Namespaces.TALKOOT;

import coop.talkoot.exchange.agreement.Evidence;
import coop.talkoot.exchange.agreement.PanelCall;
import coop.talkoot.exchange.agreement.PanelDraw;
import coop.talkoot.exchange.agreement.PanelEvent;
import coop.talkoot.exchange.agreement.PanelShare;
import coop.talkoot.exchange.agreement.Remedy;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Html;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityHead;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Conversation;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.ObjectCoreBuilder;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.TalkootPanelPaper;
import coop.talkoot.vocab.Text;
import coop.talkoot.vocab.Times;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What three groups of three servers say of a panel that they draw for a dispute, and who was drawn; and back. */
@Singleton
public final class PanelMapping {
    private static final int LONGEST = 20_000;
    private static final int LONGEST_WORDS = 2000;
    private static final int MOST_ATTEMPTS = 1000;

    PanelMapping() {}

    /** What a paper says; all but WORD are a group's. */
    public enum Step {
        /** Asks two groups to sit. */
        PANEL_CALL,
        /** All that a group has said so far. */
        PANEL_SHARE,
        /** What it is about, for the third group. */
        PANEL_CASE,
        /** What one of the panel thinks right. */
        PANEL_WORD,
        /** The third group is asked no more. */
        PANEL_END
    }

    /** What the paper is called, and whom it goes to. */
    public record Sheet(String id, List<Identity> to, Instant at) {
        public Sheet {
            to = List.copyOf(to);
        }
    }

    public JsonObject call(Sheet sheet, PanelEvent.Called called) {
        var draw = called.draw();
        var groups = List.of(
                Objects.requireNonNull(draw.other()).uri(),
                Objects.requireNonNull(draw.third()).uri(),
                Objects.requireNonNull(draw.parent()).uri());
        var core = core(sheet, draw, draw.home());
        return create(
                sheet,
                draw.home(),
                new TalkootPanelPaper(
                        core.build(),
                        term(Step.PANEL_CALL),
                        (long) draw.attempt(),
                        draw.until(),
                        groups,
                        draw.apart(),
                        share(called.share()),
                        null,
                        null));
    }

    public JsonObject share(Sheet sheet, PanelEvent.Shared shared) {
        var draw = shared.draw();
        var own = draw.own();
        return create(sheet, own, paper(core(sheet, draw, own), Step.PANEL_SHARE, draw, null, share(shared.share())));
    }

    public JsonObject told(Sheet sheet, PanelEvent.Told told) {
        var draw = told.draw();
        var core = core(sheet, draw, draw.home())
                .name(Text.of(told.title()))
                .content(Text.of(Html.ofPlainText(told.told())));
        return create(sheet, draw.home(), paper(core, Step.PANEL_CASE, draw, told.until(), null));
    }

    public JsonObject ended(Sheet sheet, PanelDraw draw) {
        return create(sheet, draw.home(), paper(core(sheet, draw, draw.home()), Step.PANEL_END, draw, null, null));
    }

    public JsonObject voted(Sheet sheet, PanelEvent.Voted voted) {
        var words = voted.evidence().words();
        var remedy = voted.remedy();
        var core = core(sheet, voted.draw(), voted.by())
                .content(words.isEmpty() ? Text.none() : Text.of("<p>" + Html.escaped(words) + "</p>"));
        return create(
                sheet,
                voted.by(),
                new TalkootPanelPaper(
                        core.build(),
                        term(Step.PANEL_WORD),
                        (long) voted.draw().attempt(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        TALKOOT + AgreementWords.camel(remedy.kind().name()),
                        remedy.amount()));
    }

    private static TalkootPanelPaper paper(
            ObjectCoreBuilder core,
            Step step,
            PanelDraw draw,
            @Nullable Instant until,
            TalkootPanelPaper.@Nullable Share share) {
        return new TalkootPanelPaper(
                core.build(), term(step), (long) draw.attempt(), until, List.of(), List.of(), share, null, null);
    }

    private static ObjectCoreBuilder core(Sheet sheet, PanelDraw draw, Identity by) {
        return ObjectCore.with(sheet.id())
                .by(by.uri())
                .addressing(addressing(sheet))
                .times(Times.published(sheet.at()))
                .conversation(Conversation.none().withContext(draw.about()));
    }

    private static JsonObject create(Sheet sheet, Identity by, TalkootPanelPaper paper) {
        var head = ObjectCore.with(sheet.id() + "/activities/create")
                .addressing(addressing(sheet))
                .times(Times.published(sheet.at()));
        return write(new Activity.Create(ActivityHead.of(head.build(), by.uri()), Reference.to(paper)));
    }

    private static Addressing addressing(Sheet sheet) {
        return Addressing.to(sheet.to().stream().map(Identity::uri).toArray(String[]::new));
    }

    private static TalkootPanelPaper.Share share(PanelShare share) {
        return new TalkootPanelPaper.Share(
                share.commitment(), share.pool(), share.number(), share.panelist(), share.salt());
    }

    private static String term(Step step) {
        return TALKOOT + AgreementWords.camel(step.name());
    }

    /** What a paper says; nothing for a word that we do not know. */
    public Optional<Step> step(TalkootPanelPaper paper) {
        var said = AgreementWords.bare(paper.step());
        for (var step : Step.values()) {
            if (AgreementWords.camel(step.name()).equals(said)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** Who is asked by whom; nothing where a part is missing or a group is not known. */
    public Optional<PanelCall> call(
            TalkootPanelPaper paper, Identity home, Function<String, Optional<Identity>> known) {
        var about = paper.core().conversation().context();
        var until = paper.until();
        var share = read(paper);
        var groups = paper.groups().stream()
                .flatMap(uri -> known.apply(uri).stream())
                .toList();
        return about == null || until == null || share.isEmpty() || groups.size() != 3
                ? Optional.empty()
                : Optional.of(new PanelCall(
                        about,
                        attempt(paper),
                        until,
                        home,
                        groups.get(0),
                        groups.get(1),
                        groups.get(2),
                        paper.apart(),
                        share.get()));
    }

    /** What a group has said so far; nothing where it says nothing. */
    public Optional<PanelShare> read(TalkootPanelPaper paper) {
        return Optional.ofNullable(paper.share())
                .map(said ->
                        new PanelShare(said.commitment(), said.pool(), said.number(), said.panelist(), said.salt()));
    }

    /** Of which drawing for its dispute; 0 where that makes no sense. */
    public int attempt(TalkootPanelPaper paper) {
        var attempt = paper.attempt();
        return attempt == null || attempt < 1 || attempt > MOST_ATTEMPTS ? 0 : attempt.intValue();
    }

    /** The remedy somebody of the panel names; nothing where it is none that we know. */
    public Optional<Remedy> remedy(TalkootPanelPaper paper) {
        var said = AgreementWords.bare(paper.remedy());
        for (var kind : Remedy.Kind.values()) {
            if (AgreementWords.camel(kind.name()).equals(said)) {
                return Optional.of(new Remedy(kind, paper.amount()));
            }
        }
        return Optional.empty();
    }

    /** What is told of a dispute, in lines. */
    public String story(TalkootPanelPaper paper) {
        return plain(paper, LONGEST);
    }

    public Evidence words(TalkootPanelPaper paper) {
        return Evidence.of(plain(paper, LONGEST_WORDS));
    }

    /** Of what a dispute is about, its title; empty for none. */
    public String title(TalkootPanelPaper paper) {
        var title = Objects.requireNonNullElse(paper.core().name().any(), "").strip();
        return title.length() <= 200 ? title : title.substring(0, 200);
    }

    private static String plain(TalkootPanelPaper paper, int most) {
        var said = paper.core().content().any();
        var plain = said == null ? "" : Html.toPlainText(said).strip();
        return plain.length() <= most ? plain : plain.substring(0, most);
    }
}
