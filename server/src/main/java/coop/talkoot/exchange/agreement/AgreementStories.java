package coop.talkoot.exchange.agreement;

import coop.talkoot.documents.Attachment;
import coop.talkoot.documents.Attachments;
import coop.talkoot.exchange.Listing;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads agreements as a whole, for who is part of them. */
@Singleton
public final class AgreementStories {
    private final Transactions transactions;
    private final Clock clock;
    private final Agreements agreements;
    private final Disputes disputes;
    private final PanelSeats seats;
    private final Stock stock;
    private final Owings owings;
    private final Memberships memberships;
    private final Attachments attachments;

    AgreementStories(
            Transactions transactions,
            Clock clock,
            Agreements agreements,
            Disputes disputes,
            PanelSeats seats,
            Stock stock,
            Owings owings,
            Memberships memberships,
            Attachments attachments) {
        this.transactions = transactions;
        this.clock = clock;
        this.agreements = agreements;
        this.disputes = disputes;
        this.seats = seats;
        this.stock = stock;
        this.owings = owings;
        this.memberships = memberships;
        this.attachments = attachments;
    }

    /** One for its two sides and for who helps with its dispute; for anybody else it is as if it were not there. */
    public AgreementStory require(long id, long viewerId) {
        return transactions.read(() -> {
            var agreement = agreements.find(id).orElseThrow(AgreementStories::nothing);
            var side = agreement.sideOf(viewerId).orElse(null);
            var disputeId = agreement.disputeId();
            if (side == null && disputeId == null) {
                throw nothing();
            }
            var dispute = disputeId == null ? null : disputes.require(disputeId, viewerId);
            var history = agreements.history(agreement);
            return new AgreementStory(
                    agreement,
                    side,
                    agreements.open(agreement, viewerId),
                    history,
                    agreements.events(agreement),
                    agreements.commitments(agreement),
                    taken(agreement),
                    dispute,
                    dispute == null ? List.of() : DisputeDeeds.open(dispute, viewerId, entersFor(agreement, viewerId)),
                    dispute == null ? null : seats.make(dispute).orElse(null),
                    dispute == null ? null : owings.of(agreement).orElse(null),
                    files(history, dispute));
        });
    }

    /** When what an offer lends is lent or promised, as far as that is known here: from now on. */
    public List<Agreements.Taken> calendar(Listing listing) {
        var resourceId = listing.resourceId();
        return agreements.calendar(resourceId == null ? listing.id() : resourceId);
    }

    private List<Agreements.Taken> taken(Agreement agreement) {
        return agreement.kind() != AgreementKind.LOAN || agreement.state().isOver()
                ? List.of()
                : stock.itemOf(agreement).map(agreements::calendar).orElse(List.of()).stream()
                        .filter(taken -> taken.until().isAfter(clock.instant()))
                        .toList();
    }

    private boolean entersFor(Agreement agreement, long viewerId) {
        var group = agreement.group();
        return group != null && memberships.may(group.id(), viewerId, Right.PUT_TO_VOTE);
    }

    /** Whoever uploaded a file keeps it: each is asked for by its owner. */
    private Map<Long, Attachment> files(List<TakenStep> history, @Nullable Dispute dispute) {
        var owners = new HashMap<Long, Identity>();
        var wanted = new HashMap<Long, List<Long>>();
        for (var taken : history) {
            if (taken.step() instanceof Step.OfParty party) {
                want(taken.by(), party.evidence(), owners, wanted);
            }
        }
        if (dispute != null) {
            dispute.words().forEach(word -> want(word.by(), word.evidence(), owners, wanted));
        }
        var files = new HashMap<Long, Attachment>();
        wanted.forEach((owner, ids) -> {
            var identity = owners.get(owner);
            if (identity != null) {
                files.putAll(attachments.waiting(identity, ids));
            }
        });
        return files;
    }

    private static void want(
            @Nullable Identity by, Evidence evidence, Map<Long, Identity> owners, Map<Long, List<Long>> wanted) {
        if (by != null && by.isLocal() && !evidence.files().isEmpty()) {
            owners.put(by.id(), by);
            wanted.computeIfAbsent(by.id(), first -> new ArrayList<>()).addAll(evidence.files());
        }
    }

    private static Refused nothing() {
        return Refused.notFound("There is nothing here, or nothing that you may see.");
    }
}
