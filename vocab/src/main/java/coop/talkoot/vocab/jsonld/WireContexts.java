package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Actor;
import coop.talkoot.vocab.Attachment;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Tag;
import coop.talkoot.vocab.TalkootAdoption;
import coop.talkoot.vocab.TalkootLot;
import coop.talkoot.vocab.TalkootLotAnswer;
import coop.talkoot.vocab.TalkootMatter;
import coop.talkoot.vocab.TalkootPanelPaper;
import coop.talkoot.vocab.TalkootPolicies;
import coop.talkoot.vocab.Thing;
import coop.talkoot.vocab.VfCommitment;
import jakarta.json.JsonArray;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code @context} of what we write: ActivityStreams first (Mastodon drops a document without it), the security
 * vocabularies that are needed, and one inline object last with the terms of ours that the document uses.
 */
final class WireContexts {
    private final Set<WireContext> needed = EnumSet.of(WireContext.COMMON);

    private WireContexts() {}

    static JsonArray of(Thing thing) {
        var contexts = new WireContexts();
        contexts.look(thing);
        var actor = contexts.needed.contains(WireContext.ACTOR);
        var context = Documents.JSON.createArrayBuilder().add(BundledContexts.ACTIVITY_STREAMS);
        if (actor) {
            context.add(BundledContexts.SECURITY);
        }
        if (actor || bearsProof(thing)) {
            context.add(BundledContexts.DATA_INTEGRITY);
        }
        if (actor) {
            context.add(BundledContexts.MULTIKEY);
        }
        return context.add(WireContext.of(contexts.needed)).build();
    }

    /** Activities, tallies and policies are signed in themselves (wire.md 4.6); an announcement need not be: it is never forwarded. */
    private static boolean bearsProof(Thing thing) {
        return (thing instanceof Activity && !(thing instanceof Activity.Announce))
                || thing instanceof ActivityObject.TalkootTally
                || thing instanceof TalkootPolicies;
    }

    private void look(@Nullable Reference reference) {
        if (reference instanceof Reference.Embedded embedded) {
            // what was received brings a context of its own
            if (embedded.thing().received().json().isEmpty()) {
                look(embedded.thing());
            }
        }
    }

    private void lookAll(List<Reference> references) {
        references.forEach(this::look);
    }

    private void look(Thing thing) {
        look(thing.core());
        switch (thing) {
            case Actor actor -> {
                needed.add(WireContext.ACTOR);
                if (actor.profile().relocation().movedTo() != null) {
                    needed.add(WireContext.MOVED);
                }
                if (actor.profile().coop().forkOf() != null) {
                    needed.add(WireContext.FORK);
                }
                if (actor.profile().coop().policies() != null) {
                    needed.add(WireContext.ADVISING);
                }
                if (actor.profile().coop().delegates() != null) {
                    needed.add(WireContext.COUNCIL);
                }
            }
            case Activity activity -> look(activity);
            case ActivityObject object -> look(object);
        }
    }

    private void look(Activity activity) {
        if (activity instanceof Activity.Join || activity instanceof Activity.Leave) {
            needed.add(WireContext.MEMBERSHIP);
        }
        look(activity.object());
        if (activity instanceof Activity.Accept accept) {
            look(accept.result());
        }
        if (activity instanceof Activity.Reject reject && reject.reason() != null) {
            needed.add(WireContext.REFUSAL);
        }
    }

    private void look(ActivityObject object) {
        switch (object) {
            case ActivityObject.Relationship ignored -> needed.add(WireContext.MEMBERSHIP);
            case ActivityObject.Question ignored -> needed.add(WireContext.POLL);
            case ActivityObject.Place place -> {
                if (place.address() != null) {
                    needed.add(WireContext.ADDRESS);
                }
            }
            case ActivityObject.TalkootBallot ignored -> needed.add(WireContext.BALLOT);
            case ActivityObject.TalkootReceipt ignored -> needed.add(WireContext.RECEIPT);
            case ActivityObject.TalkootTally ignored -> needed.add(WireContext.TALLY);
            case ActivityObject.TalkootDelegation ignored -> needed.add(WireContext.DELEGATION);
            case ActivityObject.VfAgreement agreement -> look(agreement);
            case ActivityObject.VfEconomicEvent event -> look(event);
            case ActivityObject.TalkootStep ignored -> needed.add(WireContext.STEP);
            case ActivityObject.TalkootTrustLine ignored -> needed.add(WireContext.CLEARING);
            case ActivityObject.TalkootClearing ignored -> needed.add(WireContext.CLEARING);
            case ActivityObject.TalkootLineStatement ignored -> needed.add(WireContext.CLEARING);
            case TalkootLot ignored -> needed.add(WireContext.LOT);
            case TalkootLotAnswer ignored -> needed.add(WireContext.LOT_ANSWER);
            case TalkootPanelPaper ignored -> needed.add(WireContext.PANEL);
            case TalkootPolicies ignored -> needed.add(WireContext.POLICIES);
            case TalkootAdoption ignored -> needed.add(WireContext.ADOPTION);
            case ActivityObject.Collection collection -> {
                look(collection.first());
                lookAll(collection.items());
            }
            case ActivityObject.CollectionPage page -> lookAll(page.items());
            case ActivityObject.Note ignored -> {}
            case ActivityObject.Article ignored -> {}
            case ActivityObject.Page ignored -> {}
            case ActivityObject.Event ignored -> {}
            case ActivityObject.Image ignored -> {}
            case ActivityObject.Document ignored -> {}
            case ActivityObject.Audio ignored -> {}
            case ActivityObject.Video ignored -> {}
            case ActivityObject.Tombstone ignored -> {}
            case ActivityObject.Unknown unknown -> {
                if (unknown.type().equals("Emoji")) {
                    needed.add(WireContext.EMOJI);
                }
            }
        }
    }

    private void look(ActivityObject.VfAgreement agreement) {
        needed.add(WireContext.EXCHANGE);
        if (begins(agreement.primary()) || begins(agreement.reciprocal())) {
            needed.add(WireContext.PERIOD);
        }
        if (tells(agreement.primary()) || tells(agreement.reciprocal())) {
            needed.add(WireContext.IN_RETURN);
        }
    }

    private static boolean tells(@Nullable VfCommitment commitment) {
        return commitment != null && commitment.words() != null;
    }

    private static boolean begins(@Nullable VfCommitment commitment) {
        return commitment != null && commitment.period().from() != null;
    }

    private void look(ActivityObject.VfEconomicEvent event) {
        needed.add(WireContext.EXCHANGE);
        if (event.basis().corrects() != null) {
            needed.add(WireContext.CORRECTION);
        }
        if (event.condition() != null) {
            needed.add(WireContext.CONDITION);
        }
    }

    private void look(TalkootMatter matter) {
        if (matter.ask() != null) {
            needed.add(WireContext.MOTION);
        }
        if (matter.decision() != null || matter.proposer() != null || matter.motion() != null) {
            needed.add(WireContext.DECISION);
        }
        var vote = matter.decision();
        if (vote != null && !vote.electorate().delegates().isEmpty()) {
            needed.add(WireContext.COUNCIL);
        }
        if (matter.affiliating() != null) {
            needed.add(WireContext.AFFILIATING);
        }
        if (matter.sending() != null) {
            needed.add(WireContext.SENDING);
        }
        if (matter.tally() != null) {
            needed.add(WireContext.RESULT);
        }
    }

    private void look(ObjectCore core) {
        var proposal = core.proposal();
        if (proposal != null) {
            needed.add(WireContext.EXCHANGE);
            var reciprocal = proposal.reciprocal();
            if (proposal.primary().subject() != null) {
                needed.add(WireContext.SUBJECT);
            }
            if (proposal.primary().inReturn() != null || (reciprocal != null && reciprocal.inReturn() != null)) {
                needed.add(WireContext.IN_RETURN);
            }
        }
        var matter = core.matter();
        if (matter != null) {
            look(matter);
        }
        if (core.location() != null) {
            look(core.location());
        }
        if (core.tags().stream().anyMatch(Tag.Emoji.class::isInstance)) {
            needed.add(WireContext.EMOJI);
        }
        var files = core.attachments().stream()
                .filter(Attachment.File.class::isInstance)
                .map(attachment -> ((Attachment.File) attachment).media());
        if (Stream.of(files, core.icons().stream(), core.images().stream())
                .flatMap(media -> media)
                .anyMatch(media -> media.blurhash() != null || media.focalPoint() != null)) {
            needed.add(WireContext.MEDIA);
        }
        lookAll(core.attributedTo());
        look(core.conversation().replies());
    }
}
