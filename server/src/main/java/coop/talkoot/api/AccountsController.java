package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.ledger.Account;
import coop.talkoot.ledger.Accounts;
import coop.talkoot.ledger.Ledger;
import coop.talkoot.ledger.StatementFilter;
import coop.talkoot.ledger.Statements;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What is held, how far each account may go, what moved on it, and taking that back. */
@Controller(Api.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountsController {
    private final Accounts accounts;
    private final Statements statements;
    private final Ledger ledger;

    AccountsController(Accounts accounts, Statements statements, Ledger ledger) {
        this.accounts = accounts;
        this.statements = statements;
        this.ledger = ledger;
    }

    @Get("/accounts/{id}")
    LedgerAccountView show(String id, Viewer viewer) {
        return LedgerAccountView.of(require(id, viewer));
    }

    @Get("/accounts/{id}/movements")
    HttpResponse<PageView<MovementView>> movements(HttpRequest<?> request, String id, Viewer viewer) {
        var account = require(id, viewer);
        var query = SentQuery.of(request);
        var filter = new StatementFilter(
                query.oneOf("direction", StatementFilter.Direction.class).orElse(null),
                moment(query, "from"),
                moment(query, "until"),
                query.text("q", 200).orElse(null));
        return PageView.of(request, statements.page(account, filter, query.page()), MovementView::of);
    }

    @Patch("/accounts/{id}/limits")
    LedgerAccountView limits(String id, @Body byte[] body, Viewer viewer) {
        var account = require(id, viewer);
        var sent = SentFields.of(body);
        var limits = SentLimits.of(sent);
        var reason = sent.text("reason");
        sent.done();
        return LedgerAccountView.of(accounts.setLimits(account, limits.get(), viewer.identity(), reason));
    }

    @Post("/accounts/{id}/freeze")
    LedgerAccountView freeze(String id, @Body byte[] body, Viewer viewer) {
        return LedgerAccountView.of(accounts.freeze(require(id, viewer), viewer.identity(), reason(body)));
    }

    @Post("/accounts/{id}/thaw")
    LedgerAccountView thaw(String id, @Body byte[] body, Viewer viewer) {
        return LedgerAccountView.of(accounts.thaw(require(id, viewer), viewer.identity(), reason(body)));
    }

    @Post("/accounts/{id}/close")
    LedgerAccountView close(String id, @Body byte[] body, Viewer viewer) {
        return LedgerAccountView.of(accounts.close(require(id, viewer), viewer.identity(), reason(body)));
    }

    @Post("/entries/{id}/reversal")
    HttpResponse<EntryView> reverse(HttpRequest<?> request, String id, @Body byte[] body, Viewer viewer) {
        var original = ledger.find(SentQuery.id(id))
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
        var key = request.getHeaders().get(Idempotency.HEADER);
        return HttpResponse.created(EntryView.of(ledger.reverse(original, viewer.identity(), reason(body), key)));
    }

    private Account require(String id, Viewer viewer) {
        return accounts.require(SentQuery.id(id), viewer.actorId());
    }

    private static String reason(byte[] body) {
        var sent = SentFields.of(body);
        var reason = sent.text("reason");
        sent.done();
        return reason;
    }

    private static @Nullable Instant moment(SentQuery query, String name) {
        return query.text(name, 60)
                .map(text -> {
                    try {
                        return OffsetDateTime.parse(text).toInstant();
                    } catch (DateTimeException notOne) {
                        throw Refused.invalid(name, name + " must be a moment such as 2030-05-01T12:00:00+02:00.");
                    }
                })
                .orElse(null);
    }
}
