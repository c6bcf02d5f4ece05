package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Logins;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Html;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The person who asks: what others see of them, how they read, and whom they follow. */
@Controller(Api.ROOT + "/me")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MeController {
    private static final String LANGUAGE = "[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}";

    private final Identities identities;
    private final Logins logins;
    private final Follows follows;
    private final Transactions transactions;

    MeController(Identities identities, Logins logins, Follows follows, Transactions transactions) {
        this.identities = identities;
        this.logins = logins;
        this.follows = follows;
        this.transactions = transactions;
    }

    @Get
    MeView show(Viewer viewer) {
        return MeView.of(viewer);
    }

    @Patch
    MeView change(@Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var changesProfile = sent.has("name") || sent.has("summary");
        var name = sent.text("name", viewer.identity().name());
        var summary = sent.text("summary", Html.toPlainText(viewer.identity().summaryHtml()));
        var approves = sent.yes("approvesFollowers", viewer.identity().approvesFollowers());
        var language = sent.text("language", viewer.language().toLanguageTag());
        var zone = sent.text("zone", viewer.zone().getId());
        sent.done();
        if (!language.matches(LANGUAGE)) {
            throw Refused.invalid("language", "A language looks like en or pt-BR.");
        }
        return transactions.write(() -> {
            if (changesProfile) {
                identities.changeProfile(viewer.actorId(), name, summary);
            }
            if (approves != viewer.identity().approvesFollowers()) {
                identities.approveFollowers(viewer.actorId(), approves);
            }
            logins.prefer(viewer.loginId(), language, zone);
            return MeView.of(logins.find(viewer.loginId()).orElseThrow());
        });
    }

    @Get("/followers")
    HttpResponse<PageView<FollowView>> followers(HttpRequest<?> request, Viewer viewer) {
        var page = SentQuery.of(request).page();
        return PageView.of(request, follows.followersOf(viewer.actorId(), page), FollowView::of);
    }

    @Get("/following")
    HttpResponse<PageView<FollowView>> following(HttpRequest<?> request, Viewer viewer) {
        var page = SentQuery.of(request).page();
        return PageView.of(request, follows.followedBy(viewer.actorId(), page), FollowView::of);
    }
}
