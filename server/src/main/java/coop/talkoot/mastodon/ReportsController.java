package coop.talkoot.mastodon;

import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.Accounts;
import coop.talkoot.mastodon.view.MastodonReport;
import coop.talkoot.mastodon.view.MastodonTime;
import coop.talkoot.moderation.Reports;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Asking the keepers to look at somebody and what they wrote. */
@Controller("/api/v1/reports")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReportsController {
    private static final Set<String> CATEGORIES = Set.of("spam", "legal", "violation", "other");

    private final Known known;
    private final Reports reports;
    private final Accounts accounts;

    ReportsController(Known known, Reports reports, Accounts accounts) {
        this.known = known;
        this.reports = reports;
        this.accounts = accounts;
    }

    @Post
    MastodonReport file(Caller caller, Sent sent) {
        var me = caller.actor("write:reports");
        var target = known.account(sent.required("account_id"));
        var category = sent.text("category").orElse("other");
        if (!CATEGORIES.contains(category)) {
            throw Refused.invalid("category", "category must be spam, legal, violation or other.");
        }
        var statuses = sent.texts("status_ids").stream()
                .filter(id -> !id.isBlank())
                .map(id -> known.post(id, me.id()))
                .distinct()
                .toList();
        if (statuses.stream().anyMatch(post -> post.author().id() != target.id())) {
            throw Refused.invalid("status_ids", "status_ids must be of what that account wrote.");
        }
        var comment = sent.text("comment").orElse("");
        var report = reports.file(
                me,
                Stream.concat(Stream.of(target.uri()), statuses.stream().map(post -> post.uri()))
                        .toList(),
                category.equals("other") ? comment : (category + ": " + comment).strip(),
                Origin.LOCAL);
        return new MastodonReport(
                Long.toString(report.id()),
                false,
                null,
                category,
                comment,
                !target.isLocal(),
                MastodonTime.of(report.createdAt()),
                statuses.stream().map(post -> Long.toString(post.id())).toList(),
                List.of(),
                accounts.one(target));
    }
}
