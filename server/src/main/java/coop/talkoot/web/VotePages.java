package coop.talkoot.web;

import coop.talkoot.governance.Ballots;
import coop.talkoot.governance.Cast;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.Receipt;
import coop.talkoot.governance.SentBallots;
import coop.talkoot.governance.Vetoes;
import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.decision.StandingPart;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Votes: casting a ballot and changing it, vetoes, and what coordinators do about them. */
@Controller("/decisions/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class VotePages {
    private static final List<String> VETO = List.of("veto");
    private static final List<String> EXTENDING = List.of("extension", "because");

    private final Pages pages;
    private final Names names;
    private final Decisions decisions;
    private final Ballots ballots;
    private final SentBallots elsewhere;
    private final Vetoes vetoes;
    private final MotionSheets sheets;

    VotePages(
            Pages pages,
            Names names,
            Decisions decisions,
            Ballots ballots,
            SentBallots elsewhere,
            Vetoes vetoes,
            MotionSheets sheets) {
        this.pages = pages;
        this.names = names;
        this.decisions = decisions;
        this.ballots = ballots;
        this.elsewhere = elsewhere;
        this.vetoes = vetoes;
        this.sheets = sheets;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var vote = decisions.require(SentQuery.id(id), visit.actorId());
        var isChanging = "1".equals(request.getParameters().get("change"));
        var tracker = request.getParameters().get("tracker");
        var written = tracker == null ? Written.changing(isChanging) : Written.looking(tracker);
        return pages.show(visit, Section.DECISIONS, vote.group(), sheets.page(vote, visit, written));
    }

    /** How it stands now, alone, for a page that is open already. */
    @Get("/standing")
    HttpResponse<byte[]> standing(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var vote = decisions.require(SentQuery.id(id), visit.actorId());
        var standing = sheets.standing(vote, visit);
        if (standing == null) {
            throw Refused.notFound("Nothing is known here of how this vote stands.");
        }
        return pages.show(visit, Section.DECISIONS, vote.group(), new StandingPart(standing, vote.isOver()));
    }

    @Post("/ballot")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> cast(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var vote = decisions.require(SentQuery.id(id), viewer.actorId());
        var form = Form.of(sent);
        if (BallotDraft.isAsked(form)) {
            return pages.show(
                    visit,
                    Section.DECISIONS,
                    vote.group(),
                    sheets.page(vote, visit, Written.ballot(BallotDraft.of(vote, form))));
        }
        try {
            var choice = BallotForms.read(vote, form, Frames.texts(visit));
            var reason = form.text("reason", 100_000);
            if (vote.isLocal()) {
                count(vote, Cast.here(viewer.identity(), choice, reason));
            } else {
                elsewhere.send(vote, viewer.identity(), choice, reason);
            }
            return pages.go(visit, href(vote) + "#ballot", vote.isLocal() ? "flash.cast" : "flash.castSent");
        } catch (Refused refused) {
            var typed = Trying.again(form, refused, BallotForms.fields(vote));
            return again(visit, vote, Written.ballot(typed));
        }
    }

    private void count(Decision vote, Cast cast) {
        switch (ballots.cast(vote.id(), cast)) {
            case Receipt.Accepted ignored -> {}
            case Receipt.Refused refused -> {
                var field = refused.field();
                throw field == null ? Refused.conflict(refused.sentence()) : Refused.invalid(field, refused.sentence());
            }
        }
    }

    @Post("/veto")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> veto(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var vote = decisions.require(SentQuery.id(id), viewer.actorId());
        var form = Form.of(sent);
        try {
            vetoes.cast(vote, viewer.identity(), form.text("veto", 100_000), Origin.LOCAL);
            return pages.go(visit, href(vote) + "#veto", "flash.vetoed");
        } catch (Refused refused) {
            var typed = Trying.again(form, Renamed.of(refused, Map.of("reason", "veto")), VETO);
            return again(visit, vote, Written.veto(typed));
        }
    }

    @Post("/veto/withdraw")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> withdrawVeto(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var vote = decisions.require(SentQuery.id(id), viewer.actorId());
        vetoes.withdraw(vote, viewer.identity());
        return pages.go(visit, href(vote) + "#veto", "flash.unvetoed");
    }

    @Post("/extend")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> extend(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var vote = decisions.require(SentQuery.id(id), viewer.actorId());
        var form = Form.of(sent);
        try {
            var days = form.number("extension", Frames.texts(visit).say("decision.wrong.days"));
            var until = vote.closesAt().plus(Duration.ofDays(days));
            decisions.extend(vote, viewer.identity(), until, form.text("because", 10_000));
            return pages.go(visit, href(vote), "flash.extended");
        } catch (Refused refused) {
            var typed = Trying.again(form, Renamed.of(refused, Map.of("until", "extension")), EXTENDING);
            return again(visit, vote, Written.extending(typed));
        }
    }

    @Post("/confirm")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> confirm(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var vote = decisions.require(SentQuery.id(id), viewer.actorId());
        decisions.confirm(vote, viewer.identity());
        return pages.go(visit, href(vote), "flash.voteConfirmed");
    }

    @Post("/implemented")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> implemented(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var vote = decisions.require(SentQuery.id(id), viewer.actorId());
        decisions.implemented(vote, viewer.identity());
        return pages.go(visit, href(vote), "flash.implemented");
    }

    private String href(Decision vote) {
        return names.href(vote.post());
    }

    private HttpResponse<byte[]> again(Visit visit, Decision vote, Written written) {
        return pages.again(visit, Section.DECISIONS, vote.group(), sheets.page(vote, visit, written));
    }
}
