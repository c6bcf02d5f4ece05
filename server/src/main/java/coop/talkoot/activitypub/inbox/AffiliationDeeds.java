package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.mapping.AffiliationMapping;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.groups.affiliation.Exits;
import coop.talkoot.groups.affiliation.Hearsay;
import coop.talkoot.groups.affiliation.Joining;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.vocab.Activity;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What groups elsewhere decide about themselves and groups here. Each speaks for itself only. */
@Singleton
final class AffiliationDeeds {
    private final Affiliations affiliations;
    private final Joining joining;
    private final Exits exits;
    private final AffiliationMapping mapping;
    private final Hearsay hearsay;
    private final Clock clock;

    AffiliationDeeds(
            Affiliations affiliations,
            Joining joining,
            Exits exits,
            AffiliationMapping mapping,
            Hearsay hearsay,
            Clock clock) {
        this.affiliations = affiliations;
        this.joining = joining;
        this.exits = exits;
        this.mapping = mapping;
        this.hearsay = hearsay;
        this.clock = clock;
    }

    /** True when it was between two groups, whatever became of it; what may not be is refused by name. */
    boolean heard(Received received) {
        if (received.actor().kind() != Identity.Kind.GROUP) {
            return false;
        }
        return switch (received.activity()) {
            case Activity.Join join -> joined(received, join);
            case Activity.Leave leave -> left(received, leave);
            case Activity.Undo undo -> undone(received, undo);
            case Activity.Accept accept -> accepted(received, accept);
            case Activity.Reject reject -> rejected(received, reject);
            case Activity.Remove remove -> removed(received, remove);
            case Activity.Update update -> changed(received, update);
            default -> false;
        };
    }

    /** What cannot be is answered, so that the group which asks does not wait for ever. */
    private boolean joined(Received received, Activity.Join join) {
        var parent = groupHere(received, join.objectId());
        var uri = join.core().id();
        if (parent.isEmpty() || uri == null) {
            return false;
        }
        var refusal = "Its decision could not be checked.";
        if (received.subject() instanceof Received.Subject.Mandated mandated) {
            var kin = mandated.kin();
            if (mandated.refusal() == null && kin != null) {
                var cannotBe = joining.whyNot(received.actor(), parent.get(), kin);
                if (cannotBe.isEmpty()) {
                    joining.asked(received.actor(), parent.get(), uri, mandated.decision(), kin);
                    return true;
                }
                refusal = cannotBe.get();
            } else if (mandated.refusal() != null) {
                refusal = mandated.refusal();
            }
        }
        joining.turnDown(received.actor(), parent.get(), uri, refusal);
        return true;
    }

    private boolean left(Received received, Activity.Leave leave) {
        var parent = groupHere(received, leave.objectId());
        var uri = leave.core().id();
        if (parent.isEmpty() || uri == null) {
            return false;
        }
        exits.left(received.actor(), parent.get(), uri, mandate(received), dates(leave));
        return true;
    }

    private boolean removed(Received received, Activity.Remove remove) {
        var child = groupHere(received, remove.objectId());
        var uri = remove.core().id();
        if (child.isEmpty() || uri == null) {
            return false;
        }
        exits.expelled(child.get(), received.actor(), uri, mandate(received), dates(remove));
        return true;
    }

    /** It has been read again already; what it says of its tree is asked for later. */
    private boolean changed(Received received, Activity.Update update) {
        var isItself = received.actor().uri().equals(update.objectId());
        if (isItself) {
            hearsay.changed(received.actor());
        }
        return isItself;
    }

    private boolean undone(Received received, Activity.Undo undo) {
        var uri = undo.objectId();
        if (uri == null) {
            return false;
        }
        if (isOf(received.actor(), affiliations.byJoinUri(uri))) {
            joining.withdrawn(received.actor(), uri);
            return true;
        }
        if (isOf(received.actor(), affiliations.byNoticeUri(uri))) {
            exits.stayed(received.actor(), uri, mandate(received));
            return true;
        }
        return false;
    }

    private boolean accepted(Received received, Activity.Accept accept) {
        var asked = asked(received, accept.objectId());
        if (asked.isPresent()) {
            var answer = mapping.answer(asked.get(), accept, clock.instant())
                    .orElseThrow(() -> Refused.invalid(
                            "result", "A yes says in its result which two groups belong together from now on."));
            joining.admitted(asked.get(), answer);
            return true;
        }
        var leaving = Optional.ofNullable(accept.objectId())
                .flatMap(affiliations::byNoticeUri)
                .filter(notice -> notice.parent().id() == received.actor().id()
                        && notice.child().isLocal());
        leaving.ifPresent(notice -> mapping.end(accept).ifPresent(end -> exits.answered(notice, end)));
        return leaving.isPresent();
    }

    private boolean rejected(Received received, Activity.Reject reject) {
        var asked = asked(received, reject.objectId());
        asked.ifPresent(waiting -> joining.refused(
                waiting, Objects.requireNonNullElse(reject.core().content().any(), "")));
        return asked.isPresent();
    }

    /** What a group here asked, if it is the one that was asked who answers. */
    private Optional<Affiliation> asked(Received received, @Nullable String joinUri) {
        return Optional.ofNullable(joinUri)
                .flatMap(affiliations::byJoinUri)
                .filter(asked -> asked.parent().id() == received.actor().id()
                        && asked.child().isLocal());
    }

    private static boolean isOf(Identity child, Optional<Affiliation> known) {
        return known.filter(affiliation -> affiliation.child().id() == child.id())
                .isPresent();
    }

    private static String mandate(Received received) {
        if (!(received.subject() instanceof Received.Subject.Mandated mandated)) {
            throw Refused.notAllowed("The decision behind it could not be checked.");
        }
        if (mandated.refusal() != null) {
            throw Refused.notAllowed(mandated.refusal());
        }
        return mandated.decision();
    }

    private Exits.Dates dates(Activity activity) {
        return mapping.dates(activity)
                .orElseThrow(() -> Refused.invalid(
                        "startTime", "Notice says when it was given (published) and when it is over (startTime)."));
    }

    private static Optional<Identity> groupHere(Received received, @Nullable String uri) {
        return Optional.ofNullable(received.person(uri))
                .filter(identity -> identity.isLocal() && identity.kind() == Identity.Kind.GROUP);
    }
}
