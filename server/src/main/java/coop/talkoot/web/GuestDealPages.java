package coop.talkoot.web;

import coop.talkoot.exchange.agreement.Agreements;
import coop.talkoot.exchange.agreement.Passes;
import coop.talkoot.exchange.agreement.Step;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.deal.GuestDealPage;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Agreements for a side on a server that knows none, by a link that was sent to them alone. Looking uses nothing up. */
@Controller("/deals")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class GuestDealPages {
    private final Pages pages;
    private final Names names;
    private final Passes passes;
    private final Agreements agreements;
    private final AgreementSheets sheets;
    private final AgreementLines lines;

    GuestDealPages(
            Pages pages,
            Names names,
            Passes passes,
            Agreements agreements,
            AgreementSheets sheets,
            AgreementLines lines) {
        this.pages = pages;
        this.names = names;
        this.passes = passes;
        this.agreements = agreements;
        this.sheets = sheets;
        this.lines = lines;
    }

    @Get("/{token}")
    HttpResponse<byte[]> show(HttpRequest<?> request, String token) {
        return page(Visit.of(request), token, HttpStatus.OK, null);
    }

    @Post("/{token}/{step}")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> take(HttpRequest<?> request, String token, String step) {
        var visit = Visit.of(request);
        var name = Stream.of(Step.Name.values())
                .filter(known -> word(known).equals(step))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
        try {
            passes.take(token, name);
            return pages.go("/deals/" + token);
        } catch (Refused refused) {
            return page(visit, token, HttpStatus.CONFLICT, refused.refusal().sentence());
        }
    }

    private MutableHttpResponse<byte[]> page(Visit visit, String token, HttpStatus status, @Nullable String problem) {
        var pass = passes.require(token);
        var agreement = pass.agreement();
        var side = agreement.sideOf(pass.guest().id()).orElseThrow();
        var words = lines.words(visit);
        var page = new GuestDealPage(
                agreement.title(),
                words.kind(agreement.kind()),
                names.who(agreement.of(side.other())),
                pass.guest().address(),
                words.terms(agreement.terms()),
                words.state(agreement),
                words.next(agreement, side),
                agreements.history(agreement).stream()
                        .map(taken -> sheets.plain(taken, agreement.kind(), words))
                        .toList(),
                pass.open().stream()
                        .map(step -> new GuestDealPage.Answer(
                                words.first(
                                        "deal.do." + step.name() + "." + agreement.kind(), "deal.do." + step.name()),
                                "/deals/" + token + "/" + word(step),
                                step == Step.Name.ACCEPT || step == Step.Name.CONFIRM))
                        .toList(),
                pass.isUsed(),
                problem);
        var answer = pages.show(visit, Section.NONE, page).status(status);
        answer.getHeaders().set("Cache-Control", "no-store").set("X-Robots-Tag", "noindex");
        return answer;
    }

    private static String word(Step.Name step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
