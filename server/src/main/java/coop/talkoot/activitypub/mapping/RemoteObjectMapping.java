package coop.talkoot.activitypub.mapping;

import coop.talkoot.platform.Beginning;
import coop.talkoot.platform.Html;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.FarPoll;
import coop.talkoot.posts.Words;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Attachment;
import coop.talkoot.vocab.Namespaces;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Tag;
import coop.talkoot.vocab.TalkootAdoption;
import coop.talkoot.vocab.TalkootLot;
import coop.talkoot.vocab.TalkootLotAnswer;
import coop.talkoot.vocab.TalkootPanelPaper;
import coop.talkoot.vocab.TalkootPolicies;
import coop.talkoot.vocab.jsonld.ObjectWriter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects of other servers as what they mean here. Whatever bears FEP-0837's properties is an offer or need, whatever
 * its type; whatever people write is a note; the rest is not for us. Never throws for what a document says.
 */
@Singleton
public final class RemoteObjectMapping {
    private static final int MOST_RECIPIENTS = 500;
    private static final int MOST_FILES = 16;
    private static final int LONGEST_DERIVED_TITLE = 80;

    RemoteObjectMapping() {}

    public Incoming read(ActivityObject object) {
        var core = object.core();
        var uri = WebAddress.kept(core.id());
        if (uri == null) {
            return new Incoming.Unsupported("the object has no id that is a web address");
        }
        var unreadable = whyUnreadable(object);
        if (unreadable.isPresent()) {
            return new Incoming.Unsupported(unreadable.get());
        }
        var proposal = core.proposal();
        var words = words(object);
        if (proposal != null) {
            return new Incoming.IncomingListing(
                    envelope(uri, object), titled(words), TermsReading.read(proposal, core));
        }
        var vote = VoteReading.read(envelope(uri, object), object, words);
        if (vote != null) {
            return vote;
        }
        return words.areEmpty()
                        && poll(object) == null
                        && RemoteFileMapping.of(object).isEmpty()
                ? new Incoming.Unsupported("the object says nothing")
                : new Incoming.IncomingNote(envelope(uri, object), words, poll(object));
    }

    private static Optional<String> whyUnreadable(ActivityObject object) {
        return switch (object) {
            case ActivityObject.Note note ->
                isVote(note.core()) ? Optional.of("it is a vote in a poll") : Optional.empty();
            case ActivityObject.Article ignored -> Optional.empty();
            case ActivityObject.Page ignored -> Optional.empty();
            case ActivityObject.Event ignored -> Optional.empty();
            case ActivityObject.Question ignored -> Optional.empty();
            case ActivityObject.Image ignored -> Optional.empty();
            case ActivityObject.Document ignored -> Optional.empty();
            case ActivityObject.Audio ignored -> Optional.empty();
            case ActivityObject.Video ignored -> Optional.empty();
            case ActivityObject.Unknown unknown ->
                unknown.proposal() != null
                        ? Optional.empty()
                        : Optional.of("objects of type " + quoted(unknown.type()) + " are not read");
            case ActivityObject.Tombstone ignored -> Optional.of("the object is deleted");
            case ActivityObject.Place ignored -> Optional.of("a place is no post");
            case ActivityObject.Relationship ignored -> Optional.of("a relationship is no post");
            case ActivityObject.TalkootBallot ignored -> Optional.of("a ballot is no post");
            case ActivityObject.TalkootReceipt ignored -> Optional.of("a receipt is no post");
            case ActivityObject.TalkootTally ignored -> Optional.of("a tally is no post");
            case ActivityObject.TalkootDelegation ignored -> Optional.of("a delegation is no post");
            case ActivityObject.VfAgreement ignored -> Optional.of("an agreement is no post");
            case ActivityObject.VfEconomicEvent ignored -> Optional.of("what came to pass of an agreement is no post");
            case ActivityObject.TalkootStep ignored -> Optional.of("a step of an agreement is no post");
            case ActivityObject.TalkootTrustLine ignored -> Optional.of("a line is no post");
            case ActivityObject.TalkootClearing ignored -> Optional.of("a transfer is no post");
            case ActivityObject.TalkootLineStatement ignored -> Optional.of("a statement is no post");
            case TalkootLot ignored -> Optional.of("a drawing is no post");
            case TalkootLotAnswer ignored -> Optional.of("what is done in a drawing is no post");
            case TalkootPanelPaper ignored -> Optional.of("what is said of a panel is no post");
            case TalkootPolicies ignored -> Optional.of("what a federation advises is no post");
            case TalkootAdoption ignored -> Optional.of("what a group takes on is no post");
            case ActivityObject.Collection ignored -> Optional.of("a collection is no post");
            case ActivityObject.CollectionPage ignored -> Optional.of("a collection is no post");
        };
    }

    /** A name, something answered and no words: snac2's votes say a line break (wire.md 2a). */
    private static boolean isVote(ObjectCore core) {
        return core.name().plain() != null
                && core.conversation().inReplyTo() != null
                && Html.toPlainText(Objects.requireNonNullElse(core.content().any(), ""))
                        .isBlank();
    }

    private static Incoming.Envelope envelope(String uri, ActivityObject object) {
        var core = object.core();
        var page = WebAddress.kept(core.page());
        var group = core.addressing().audience().stream()
                .filter(id -> !id.equals(Namespaces.PUBLIC) && WebAddress.kept(id) != null)
                .findFirst()
                .orElse(null);
        return new Incoming.Envelope(
                uri,
                WebAddress.kept(core.author()),
                page == null ? uri : page,
                audience(core, group),
                group,
                recipients(core, group),
                WebAddress.kept(core.conversation().inReplyTo()),
                core.times().published(),
                core.times().updated(),
                RemoteFileMapping.of(object),
                EmojiMapping.read(core.tags()),
                ObjectWriter.write(object).toString());
    }

    private static Audience audience(ObjectCore core, @Nullable String group) {
        var addressing = core.addressing();
        if (addressing.isPublic() || addressing.audience().contains(Namespaces.PUBLIC)) {
            return Audience.PUBLIC;
        }
        if (addressing.isUnlisted()) {
            return Audience.UNLISTED;
        }
        return group == null ? Audience.DIRECT : Audience.GROUP;
    }

    private static List<String> recipients(ObjectCore core, @Nullable String group) {
        var mentioned =
                core.tags().stream().filter(Tag.Mention.class::isInstance).map(tag -> ((Tag.Mention) tag).href());
        return Stream.concat(core.addressing().everybody().stream(), mentioned)
                .filter(id -> WebAddress.kept(id) != null && !id.equals(Namespaces.PUBLIC) && !id.equals(group))
                .distinct()
                .limit(MOST_RECIPIENTS)
                .toList();
    }

    private static Words words(ActivityObject object) {
        var core = object.core();
        var title = Objects.requireNonNullElse(core.title(), "");
        var html = Objects.requireNonNullElse(core.content().any(), "");
        var summary = Objects.requireNonNullElse(core.summary().any(), "");
        var framed = ContentText.withoutFrame(html, title.isBlank() ? null : title, core.page());
        var isWarning = isWarning(object);
        // of what has no title the summary is the nearest thing to one; an event's says when and where
        var isTitle = !isWarning && title.isBlank() && !(object instanceof ActivityObject.Event);
        var lead = isWarning || isTitle || summary.isBlank() || summary.equals(html) ? "" : paragraph(summary);
        var language = Stream.of(
                        core.content().language(),
                        core.name().language(),
                        core.summary().language())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("und");
        return Words.received(
                        (isTitle ? summary : title).replace("\0", ""),
                        lead + framed + files(core),
                        language,
                        tags(core))
                .behindReceived(isWarning ? summary.replace("\0", "") : "", Boolean.TRUE.equals(core.sensitive()));
    }

    /** The summary of what people just say is a warning to Mastodon and all after it; that of a work is an abstract. */
    private static boolean isWarning(ActivityObject object) {
        var isSaid = object instanceof ActivityObject.Note || object instanceof ActivityObject.Question;
        var isNamed = object.core().title() != null;
        return isSaid && (isNamed || object.proposal() == null);
    }

    private static @Nullable FarPoll poll(ActivityObject object) {
        return object instanceof ActivityObject.Question question ? PollReading.read(question) : null;
    }

    /** Files that are not shown, as links. */
    private static String files(ObjectCore core) {
        var html = new StringBuilder();
        core.attachments().stream().limit(MOST_FILES).forEach(attachment -> {
            if (attachment instanceof Attachment.File file
                    && RemoteFileMapping.of(attachment).isEmpty()
                    && WebAddress.kept(file.media().url()) != null) {
                var url = file.media().url();
                var name = file.media().name();
                html.append("<p><a href=\"")
                        .append(Html.escaped(url))
                        .append("\">")
                        .append(Html.escaped(name == null || name.isBlank() ? url : name))
                        .append("</a></p>");
            }
        });
        return html.toString();
    }

    private static List<String> tags(ObjectCore core) {
        return core.tags().stream()
                .filter(Tag.Hashtag.class::isInstance)
                .map(tag -> ((Tag.Hashtag) tag).name())
                .toList();
    }

    /** An offer or need without a title has its first words for one. */
    private static Words titled(Words words) {
        if (!words.title().isBlank()) {
            return words;
        }
        var line = words.text().lines().findFirst().orElse("").strip();
        var title = Beginning.of(line, LONGEST_DERIVED_TITLE);
        return new Words(
                title.isEmpty() ? "…" : title,
                words.text(),
                words.contentHtml(),
                words.language(),
                words.tags(),
                words.warning(),
                words.isSensitive());
    }

    private static String paragraph(String html) {
        return html.startsWith("<") ? html : "<p>" + html + "</p>";
    }

    private static String quoted(String type) {
        return '"' + (type.length() > 60 ? type.substring(0, 60) + "…" : type) + '"';
    }
}
