package coop.talkoot.web;

import coop.talkoot.governance.Councils;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.DecisionFilter;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.FederalPart;
import coop.talkoot.governance.FederalVotes;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.ledger.ClearingAccounts;
import coop.talkoot.ledger.clearing.TrustLine;
import coop.talkoot.ledger.clearing.TrustLines;
import coop.talkoot.moderation.Traffic;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.web.view.FederationPage;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes on between a group and those it belongs with: votes, hours, delegates, and whose server is silent. */
@Singleton
final class FederationAffairs {
    private static final int SHOWN = 20;

    private final Decisions decisions;
    private final FederalVotes federal;
    private final Councils councils;
    private final TrustLines lines;
    private final ClearingAccounts accounts;
    private final Traffic traffic;
    private final Memberships memberships;
    private final Names names;

    FederationAffairs(
            Decisions decisions,
            FederalVotes federal,
            Councils councils,
            TrustLines lines,
            ClearingAccounts accounts,
            Traffic traffic,
            Memberships memberships,
            Names names) {
        this.decisions = decisions;
        this.federal = federal;
        this.councils = councils;
        this.lines = lines;
        this.accounts = accounts;
        this.traffic = traffic;
        this.memberships = memberships;
        this.names = names;
    }

    /** Open votes that tie groups together, as far as the viewer may read them, newest first. */
    List<FederationPage.Vote> votes(Identity group, @Nullable Long viewerId) {
        var open = new DecisionFilter(null, group.id(), null, null, false, null);
        var tied = decisions.search(open, viewerId, Page.Request.first(SHOWN)).items().stream()
                .filter(vote -> vote.terms().federal().rule() != null
                        || vote.terms().federal().partOf() != null)
                .toList();
        var parts = federal.parts(tied);
        return tied.stream()
                .map(vote -> vote(vote, parts.getOrDefault(vote.id(), List.of())))
                .toList();
    }

    private static FederationPage.Vote vote(Decision vote, List<FederalPart> parts) {
        var answered = parts.stream()
                .filter(part -> part.state() == FederalPart.State.ANSWERED)
                .count();
        return new FederationPage.Vote(
                MotionSheets.href(vote), vote.post().title(), vote.closesAt(), (int) answered, parts.size());
    }

    /** What stands on the lines to other groups, for who keeps the accounts; nothing to anybody else. */
    List<FederationPage.Owed> hours(Identity group, @Nullable Identity viewer) {
        if (viewer == null || !group.isLocal() || !memberships.may(group.id(), viewer.id(), Right.KEEP_ACCOUNTS)) {
            return List.of();
        }
        var all = lines.of(group.id(), viewer);
        var known = accounts.among(
                all.stream().map(TrustLine::account).flatMap(Optional::stream).toList());
        var owed = new ArrayList<FederationPage.Owed>();
        for (var line : all) {
            var account = line.account().map(known::get).orElse(null);
            if (account != null && account.balance() != 0) {
                owed.add(new FederationPage.Owed(
                        names.who(line.partner()),
                        LedgerWords.size(account.unit(), Math.abs(account.balance())),
                        account.balance() < 0));
            }
        }
        return owed;
    }

    /** Whom the group sends to federations now. */
    List<FederationPage.Sent> delegates(Identity group) {
        return councils.sentNow(group).stream()
                .limit(SHOWN)
                .map(sent -> new FederationPage.Sent(
                        names.who(sent.person()), sent.parent().displayName()))
                .toList();
    }

    /** Of these groups those whose server does not answer, by their ids. */
    Map<Long, FederationPage.Silence> silent(Collection<Identity> groups) {
        var inboxes = new HashMap<Long, String>();
        for (var group : groups) {
            if (!group.isLocal()) {
                inboxes.put(group.id(), group.endpoints().sharedOrOwnInbox());
            }
        }
        var failing = traffic.failing(inboxes.values());
        var silent = new HashMap<Long, FederationPage.Silence>();
        inboxes.forEach((id, inbox) -> {
            var host = failing.get(inbox);
            if (host != null) {
                silent.put(id, new FederationPage.Silence(host.since(), host.waiting()));
            }
        });
        return silent;
    }
}
