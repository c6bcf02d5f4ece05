package coop.talkoot.mastodon;

import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.Accounts;
import coop.talkoot.mastodon.view.MastodonAccount;
import coop.talkoot.mastodon.view.MastodonRelationship;
import coop.talkoot.mastodon.view.MastodonStatus;
import coop.talkoot.mastodon.view.Relationships;
import coop.talkoot.mastodon.view.Statuses;
import coop.talkoot.people.HostBlocks;
import coop.talkoot.people.Mute;
import coop.talkoot.people.Mutes;
import coop.talkoot.people.PersonalNotes;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.ThreadMutes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What somebody does not want to hear of: people, threads, servers; and what they note of people for themselves. */
@Controller("/api/v1")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MutesController {
    private final Known known;
    private final Mutes mutes;
    private final ThreadMutes threads;
    private final HostBlocks hosts;
    private final PersonalNotes notes;
    private final Relationships relationships;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Paging paging;

    MutesController(
            Known known,
            Mutes mutes,
            ThreadMutes threads,
            HostBlocks hosts,
            PersonalNotes notes,
            Relationships relationships,
            Accounts accounts,
            Statuses statuses,
            Paging paging) {
        this.known = known;
        this.mutes = mutes;
        this.threads = threads;
        this.hosts = hosts;
        this.notes = notes;
        this.relationships = relationships;
        this.accounts = accounts;
        this.statuses = statuses;
        this.paging = paging;
    }

    /** {@code duration} in seconds; 0 or nothing is until it is taken back. */
    @Post("/accounts/{id}/mute")
    MastodonRelationship mute(String id, Caller caller, Sent sent) {
        var me = caller.actor("write:mutes");
        var muted = known.account(id);
        int seconds = sent.whole("duration").orElse(0);
        if (seconds < 0) {
            throw Refused.invalid("duration", "duration must be a number of seconds.");
        }
        mutes.mute(me, muted, sent.yes("notifications", true), seconds == 0 ? null : Duration.ofSeconds(seconds));
        return relationships.one(me.id(), muted.id());
    }

    @Post("/accounts/{id}/unmute")
    MastodonRelationship unmute(String id, Caller caller) {
        var me = caller.actor("write:mutes");
        var muted = known.account(id);
        mutes.unmute(me.id(), muted.id());
        return relationships.one(me.id(), muted.id());
    }

    @Get("/mutes")
    HttpResponse<List<MastodonAccount>> mutes(HttpRequest<?> request, Caller caller, Sent sent) {
        var me = caller.actor("read:mutes");
        var page = mutes.of(me.id(), Paging.page(sent, Paging.ACCOUNTS)).items();
        return paging.onward(
                request,
                sent,
                accounts.all(page.stream().map(Mute::muted).toList()),
                page.stream().map(Mute::id).toList());
    }

    /** Empty takes it away. */
    @Post("/accounts/{id}/note")
    MastodonRelationship note(String id, Caller caller, Sent sent) {
        var me = caller.actor("write:accounts");
        var about = known.account(id);
        notes.write(me.id(), about.id(), sent.text("comment").orElse(""));
        return relationships.one(me.id(), about.id());
    }

    @Post("/statuses/{id}/mute")
    MastodonStatus muteThread(String id, Caller caller) {
        var me = caller.actor("write:mutes");
        threads.mute(me.id(), known.post(id, me.id()));
        return statuses.one(known.post(id, me.id()), me.id());
    }

    @Post("/statuses/{id}/unmute")
    MastodonStatus unmuteThread(String id, Caller caller) {
        var me = caller.actor("write:mutes");
        threads.unmute(me.id(), known.post(id, me.id()));
        return statuses.one(known.post(id, me.id()), me.id());
    }

    @Get("/domain_blocks")
    HttpResponse<List<String>> hidden(HttpRequest<?> request, Caller caller, Sent sent) {
        var me = caller.actor("read:blocks");
        var page = hosts.of(me.id(), Paging.page(sent, Paging.ACCOUNTS)).items();
        return paging.onward(
                request,
                sent,
                page.stream().map(HostBlocks.HostBlock::host).toList(),
                page.stream().map(HostBlocks.HostBlock::id).toList());
    }

    @Post("/domain_blocks")
    Map<String, Object> hide(Caller caller, Sent sent) {
        hosts.block(caller.actor("write:blocks"), sent.required("domain"));
        return Map.of();
    }

    @Delete("/domain_blocks")
    Map<String, Object> unhide(Caller caller, Sent sent) {
        hosts.unblock(caller.actor("write:blocks").id(), sent.required("domain"));
        return Map.of();
    }
}
