package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.ROLL_ENTRY;

import coop.talkoot.governance.count.CountFile;
import coop.talkoot.governance.count.FederalFiles;
import coop.talkoot.governance.federal.FederalRule;
import coop.talkoot.governance.federal.Mode;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.governance.method.Poll;
import coop.talkoot.governance.method.Roll;
import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Memberships;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Puts together what member groups came to, from their count files; in the transaction of who asks. */
@Singleton
public final class FederalCounts {
    private final DSLContext sql;
    private final Transactions transactions;
    private final FederalRows rows;
    private final Memberships memberships;

    FederalCounts(DSLContext sql, Transactions transactions, FederalRows rows, Memberships memberships) {
        this.sql = sql;
        this.transactions = transactions;
        this.rows = rows;
        this.memberships = memberships;
    }

    /** What it comes to now: of groups whose files are not here, that they were silent. */
    Tally tally(Decision whole, long vetoes) {
        var federal = Objects.requireNonNull(file(whole));
        var hash = hash(federal);
        var counted =
                FederalFiles.count(poll(whole, whole.terms(), federal, hash).withVetoes(vetoes), federal);
        rows.put(whole.id(), FederalFiles.text(counted));
        var decided = counted.decided();
        var outcome = decided.outcome();
        var counts = decided.counts();
        return new Tally(
                whole.id(),
                outcome.kind(),
                outcome.selected(),
                new Decision.Explanation(
                        outcome.reason().code().name(), outcome.reason().arguments()),
                counts.roll().voters(),
                counts.roll().weight(),
                counts.voters(),
                0,
                counts.cast(),
                counts.abstained(),
                counts.lines(),
                decided.stages(),
                vetoes,
                false,
                HexFormat.of().formatHex(hash),
                null);
    }

    /** What the same groups' answers come to by rules that are to become the federation's. */
    Outcome.Kind byNewRules(Decision whole, Bylaws amendment) {
        var federal = Objects.requireNonNull(file(whole));
        var isDeep = federal.rule().mode() == Mode.PROPORTIONAL;
        var other = new CountFile.Federal(amendment.federating().rule(isDeep), federal.members());
        var terms = Openings.byNewRules(whole.terms(), amendment);
        return FederalFiles.count(poll(whole, terms, federal, hash(federal)), other)
                .decided()
                .outcome()
                .kind();
    }

    private static Poll poll(Decision whole, VotingTerms terms, CountFile.Federal federal, byte[] hash) {
        var choices = whole.options().stream().map(Decision.Option::choice).toList();
        return Terms.poll(terms, choices, Roll.of(federal.members().size()), Closings.seed(whole, hash));
    }

    /** What each mode came to and what became of each group; empty before the close. */
    public Optional<FederalResult> result(Decision whole) {
        return transactions.read(() -> rows.tally(whole.id())).map(FederalResult::read);
    }

    /** The groups of a vote that was put to such, with their files; null of any other vote. */
    CountFile.@Nullable Federal file(Decision whole) {
        var rule = whole.terms().federal().rule();
        return rule == null ? null : file(whole, rule);
    }

    private CountFile.Federal file(Decision whole, FederalRule rule) {
        var standing = new HashSet<>(sql.select(ROLL_ENTRY.ACTOR_ID)
                .from(ROLL_ENTRY)
                .where(ROLL_ENTRY.DECISION_ID.eq(whole.id()).and(ROLL_ENTRY.LEFT_AT.isNull()))
                .fetch(ROLL_ENTRY.ACTOR_ID));
        var parts = rows.of(whole.id()).stream()
                .filter(part -> standing.contains(part.child().id()))
                .toList();
        var archives = rows.archives(parts.stream()
                .filter(part -> part.state() == FederalPart.State.ANSWERED)
                .map(FederalPart::partId)
                .filter(Objects::nonNull)
                .toList());
        return new CountFile.Federal(
                rule, parts.stream().map(part -> member(part, archives)).toList());
    }

    private static CountFile.Member member(FederalPart part, Map<Long, byte[]> archives) {
        return new CountFile.Member(
                part.child().uri(),
                part.members(),
                part.contribution(),
                part.since().getEpochSecond(),
                part.partId() == null ? null : archives.get(part.partId()));
    }

    /** Since when those on the roll of a group's part belong to the group; null of a vote that is no part. */
    CountFile.@Nullable PartOf partOf(Decision part, Map<Long, String> voters) {
        var whole = part.terms().federal().partOf();
        if (whole == null) {
            return null;
        }
        var chosen = rows.chosen(part.group().id(), part.opensAt());
        var since = new TreeMap<String, Long>();
        for (var membership : memberships.among(part.group().id(), voters.keySet())) {
            since.put(
                    Objects.requireNonNull(voters.get(membership.member().id())),
                    joined(membership).getEpochSecond());
        }
        return new CountFile.PartOf(
                whole,
                since,
                voters.entrySet().stream()
                        .filter(voter -> chosen.contains(voter.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    private static Instant joined(Membership membership) {
        var at = membership.joinedAt();
        return at == null ? membership.requestedAt() : at;
    }

    /** Of all answers: whoever changes one of them changes it. */
    private static byte[] hash(CountFile.Federal federal) {
        return Canonical.hash(Canonical.write(federal.members().stream()
                .map(member -> List.<Object>of(member.group(), hash(member.archive())))
                .toList()));
    }

    private static String hash(byte @Nullable [] archive) {
        return archive == null ? "" : FederalFiles.hash(archive);
    }
}
