package coop.talkoot.activitypub.mapping;

import coop.talkoot.platform.HtmlTarget;
import coop.talkoot.posts.Words;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Actor;
import coop.talkoot.vocab.Thing;
import coop.talkoot.vocab.jsonld.Documents;
import coop.talkoot.vocab.jsonld.Jsonld;
import coop.talkoot.vocab.jsonld.MalformedDocument;
import coop.talkoot.vocab.jsonld.ObjectReader;
import coop.talkoot.vocab.jsonld.ObjectWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** For the fuzzer: bytes to a document, to a record, to what it means here. Refused or storable, nothing else. */
public final class DocumentTarget {
    private DocumentTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            var document = Jsonld.normalise(Documents.parse(input));
            ObjectReader.publicKeys(document);
            check(ObjectReader.read(document), 3);
        } catch (MalformedDocument refused) {
            Objects.requireNonNull(refused.getMessage());
        }
    }

    private static void check(Thing thing, int deep) {
        ObjectWriter.write(thing);
        switch (thing) {
            case ActivityObject object -> check(new RemoteObjectMapping().read(object));
            case Actor actor -> check(actor);
            case Activity activity -> {
                var object =
                        activity.object() == null ? null : activity.object().thing();
                if (deep > 0 && object != null) {
                    check(object, deep - 1);
                }
            }
        }
    }

    private static void check(Incoming incoming) {
        switch (incoming) {
            case Incoming.IncomingNote note -> {
                check(note.words());
                check(note.envelope());
            }
            case Incoming.IncomingListing listing -> {
                check(listing.words());
                check(listing.envelope());
                HtmlTarget.requireText(listing.terms().toString());
            }
            case Incoming.IncomingMotion motion -> {
                check(motion.words());
                check(motion.envelope());
                requireWeb(motion.ask().subject());
                HtmlTarget.requireText(motion.ask().toString());
            }
            case Incoming.IncomingDecision decision -> {
                check(decision.words());
                check(decision.envelope());
                requireWeb(decision.motion());
                HtmlTarget.requireText(decision.vote() + " " + decision.putOff());
            }
            case Incoming.IncomingResult result -> {
                check(result.words());
                check(result.envelope());
                requireWeb(result.tally());
            }
            case Incoming.Unsupported unsupported -> HtmlTarget.requireText(unsupported.reason());
        }
    }

    private static void check(Words words) {
        HtmlTarget.check(words.contentHtml());
        HtmlTarget.requireText(words.title() + words.text() + words.language() + words.tags());
    }

    private static void check(Incoming.Envelope envelope) {
        requireWeb(envelope.uri());
        requireWeb(envelope.url());
        requireWeb(envelope.author());
        requireWeb(envelope.group());
        requireWeb(envelope.inReplyTo());
        envelope.recipients().forEach(DocumentTarget::requireWeb);
        HtmlTarget.requireText(envelope.raw());
    }

    private static void check(Actor actor) {
        var mapping = new RemoteActorMapping();
        mapping.claimedAddress(actor);
        switch (mapping.read(actor, "{}")) {
            case IncomingActor.Known known -> {
                var identity = known.identity();
                requireWeb(identity.uri());
                requireWeb(identity.url());
                requireWeb(identity.movedTo());
                requireWeb(identity.endpoints().inbox());
                requireWeb(identity.endpoints().sharedInbox());
                requireWeb(identity.endpoints().outbox());
                requireWeb(identity.endpoints().followers());
                requireWeb(identity.endpoints().following());
                List.copyOf(identity.alsoKnownAs()).forEach(DocumentTarget::requireWeb);
                HtmlTarget.requireText(identity.toString());
            }
            case IncomingActor.Unusable unusable -> HtmlTarget.requireText(unusable.reason());
        }
    }

    private static void requireWeb(@Nullable String address) {
        if (address != null
                && !address.regionMatches(true, 0, "https://", 0, 8)
                && !address.regionMatches(true, 0, "http://", 0, 7)) {
            throw new IllegalStateException("no web address: " + address);
        }
    }
}
