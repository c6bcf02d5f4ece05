package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.actor.ActorDocuments;
import coop.talkoot.activitypub.mapping.ActivityMapping;
import coop.talkoot.activitypub.mapping.AffiliationMapping;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.AffiliationEvent;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.groups.affiliation.FederationEvent;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Audience;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;

/** Tells the other of two groups what its partner here has decided about the two of them. */
@Singleton
final class AffiliationOutbox {
    private final Activities activities;
    private final AffiliationMapping mapping;
    private final ActivityMapping telling;
    private final ActorDocuments actors;
    private final Affiliations affiliations;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;

    AffiliationOutbox(
            Activities activities,
            AffiliationMapping mapping,
            ActivityMapping telling,
            ActorDocuments actors,
            Affiliations affiliations,
            Ids ids,
            Clock clock,
            Settings settings) {
        this.activities = activities;
        this.mapping = mapping;
        this.telling = telling;
        this.actors = actors;
        this.affiliations = affiliations;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    void tell(AffiliationEvent event) {
        var affiliation = event.affiliation();
        switch (event) {
            case AffiliationEvent.JoinAsked ignored -> {
                if (isByChild(affiliation)) {
                    toParent(affiliation, mapping.join(affiliation));
                }
            }
            case AffiliationEvent.ChildAdmitted ignored -> {
                if (isByParent(affiliation)) {
                    toChild(affiliation, mapping.accept(id("accept"), affiliation));
                }
            }
            case AffiliationEvent.ChildRefused ignored -> {
                if (isByParent(affiliation)) {
                    var child = affiliation.child();
                    var because = affiliation.because();
                    toChild(
                            affiliation,
                            mapping.reject(id("reject"), affiliation.joinUri(), child, affiliation.parent(), because));
                }
            }
            case AffiliationEvent.JoinWithdrawn ignored -> {
                if (isByChild(affiliation)) {
                    toParent(affiliation, mapping.undoJoin(id("undo"), affiliation));
                }
            }
            case AffiliationEvent.NoticeGiven ignored -> noticeGiven(affiliation);
            case AffiliationEvent.NoticeTakenBack back -> {
                if (isByChild(affiliation)) {
                    toParent(affiliation, mapping.undoLeave(id("undo"), back.before(), back.mandate()));
                }
            }
            case AffiliationEvent.NoticeShortened ignored -> {
                if (isByParent(affiliation)) {
                    toChild(affiliation, mapping.acceptLeave(id("accept"), affiliation));
                }
            }
            // Both sides know the instant, and need no word of it.
            case AffiliationEvent.AffiliationEnded ignored -> {}
            // The Move itself was told to all of them.
            case AffiliationEvent.MovedAway ignored -> {}
            case AffiliationEvent.Carried ignored -> {}
        }
    }

    void tell(FederationEvent event) {
        switch (event) {
            case FederationEvent.JoinTurnedDown down -> {
                if (!down.child().isLocal()) {
                    var reject =
                            mapping.reject(id("reject"), down.joinUri(), down.child(), down.parent(), down.because());
                    send(down.parent(), reject, down.child());
                }
            }
            // Its own document says it.
            case FederationEvent.TermsChanged ignored -> {}
            case FederationEvent.TreeChanged changed -> changed(changed);
        }
    }

    /** Those on the far side of a group read its document, and what it says of its tree, again. */
    private void changed(FederationEvent.TreeChanged changed) {
        var group = changed.group();
        var now = clock.instant();
        var beyond = changed.isUp()
                ? affiliations.parentsOf(group.id(), now).stream().map(Affiliation::parent)
                : affiliations.childrenOf(group.id(), now).stream().map(Affiliation::child);
        var inboxes = new TreeSet<String>();
        beyond.filter(other -> !other.isLocal() && !other.isGone() && !other.isSuspended())
                .forEach(other -> inboxes.add(other.endpoints().sharedOrOwnInbox()));
        if (!inboxes.isEmpty() && !group.isGone()) {
            activities.send(group, telling.update(id("update"), group, actors.of(group)), Audience.PUBLIC, inboxes);
        }
    }

    private void noticeGiven(Affiliation affiliation) {
        var notice = affiliation.notice();
        if (notice == null || notice.uri() == null) {
            return;
        }
        if (notice.isByParent() && isByParent(affiliation)) {
            toChild(affiliation, mapping.expel(affiliation));
        } else if (!notice.isByParent() && isByChild(affiliation)) {
            toParent(affiliation, mapping.leave(affiliation));
        } else if (!notice.isByParent() && isByParent(affiliation)) {
            toChild(affiliation, mapping.acceptLeave(id("accept"), affiliation));
        }
    }

    private static boolean isByChild(Affiliation affiliation) {
        return affiliation.child().isLocal() && !affiliation.parent().isLocal();
    }

    private static boolean isByParent(Affiliation affiliation) {
        return affiliation.parent().isLocal() && !affiliation.child().isLocal();
    }

    private void toParent(Affiliation affiliation, JsonObject activity) {
        send(affiliation.child(), activity, affiliation.parent());
    }

    private void toChild(Affiliation affiliation, JsonObject activity) {
        send(affiliation.parent(), activity, affiliation.child());
    }

    private void send(Identity from, JsonObject activity, Identity to) {
        activities.send(from, activity, Audience.DIRECT, List.of(to.endpoints().inbox()));
    }

    private String id(String verb) {
        return settings.uri("/activities/" + verb + "-" + ids.next());
    }
}
