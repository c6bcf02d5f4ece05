package coop.talkoot.activitypub.mapping;

import static coop.talkoot.activitypub.mapping.ActivityMapping.write;

import coop.talkoot.governance.Delegate;
import coop.talkoot.governance.FarOffice;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityHead;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Conversation;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Text;
import coop.talkoot.vocab.Times;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Delegates of groups here, as items of their group's {@code delegates}: each names in {@code context} the decision that
 * sends them. The federation is told who comes and who goes.
 */
@Singleton
public final class DelegateMapping {
    DelegateMapping() {}

    /** By that name the federation is told of that term. */
    public static String sentId(Settings settings, long delegateId) {
        return settings.uri("/activities/delegate-" + delegateId);
    }

    /** Which term that name stands for; nothing where it is none of ours. */
    public static OptionalLong termOf(Settings settings, @Nullable String sentId) {
        var number = sentId == null ? "" : sentId.replaceFirst(".*-", "");
        return number.matches("[1-9][0-9]{0,17}")
                        && sentId(settings, Long.parseLong(number)).equals(sentId)
                ? OptionalLong.of(Long.parseLong(number))
                : OptionalLong.empty();
    }

    /** Somebody is sent. */
    public JsonObject add(String id, Delegate delegate, Instant at) {
        return write(new Activity.Add(
                head(id, delegate.child(), delegate.parent(), delegate.mandate(), at),
                Reference.to(relationship(delegate)),
                Reference.to(LocalCollections.delegates(delegate.child()))));
    }

    /** Somebody is sent no more: by the decision that recalls them, or because they went. */
    public JsonObject remove(String id, Delegate delegate, Instant at) {
        var ending = delegate.ending();
        return write(new Activity.Remove(
                head(id, delegate.child(), delegate.parent(), ending == null ? null : ending.mandate(), at),
                Reference.to(relationship(delegate)),
                Reference.to(LocalCollections.delegates(delegate.child()))));
    }

    /** Somebody lays down the office they hold for a group elsewhere: by their own word, of that item of its. */
    public JsonObject leave(String id, FarOffice office, Instant at) {
        var item = new ActivityObject.Relationship(
                ObjectCore.with(office.uri()).by(office.child().uri()).build(),
                office.person().uri(),
                CoopTerms.DELEGATE_OF,
                office.parent(),
                new ActivityObject.Relationship.Standing(
                        null, CoopTerms.of((Enum<?>) Delegate.Why.RESIGNED), null, null));
        return write(new Activity.Leave(head(id, office.person(), office.child(), null, at), Reference.to(item)));
    }

    /** What a group elsewhere said of its delegates is not taken; {@code because} is plain text. */
    public JsonObject reject(String id, Identity parent, Identity child, String deed, String because) {
        var core = ObjectCore.with(id).addressing(Addressing.to(child.uri())).content(Text.of(because));
        return write(new Activity.Reject(ActivityHead.of(core.build(), parent.uri()), Reference.to(deed)));
    }

    /** One item of the collection. */
    public ActivityObject.Relationship relationship(Delegate delegate) {
        var ending = delegate.ending();
        var core = ObjectCore.with(item(delegate))
                .by(delegate.child().uri())
                .conversation(Conversation.none().withContext(delegate.mandate()))
                .times(Times.unknown()
                        .withStart(delegate.since().atOffset(ZoneOffset.UTC))
                        .withEnd(delegate.until().atOffset(ZoneOffset.UTC)));
        return new ActivityObject.Relationship(
                core.build(),
                delegate.person().uri(),
                CoopTerms.DELEGATE_OF,
                delegate.parent().uri(),
                new ActivityObject.Relationship.Standing(
                        null, ending == null ? null : CoopTerms.of((Enum<?>) ending.why()), null, null));
    }

    /** What the group calls that term. */
    public static String item(Delegate delegate) {
        return LocalCollections.delegates(delegate.child()) + "#" + delegate.id();
    }

    private static ActivityHead head(String id, Identity by, Identity to, @Nullable String mandate, Instant at) {
        var core = ObjectCore.with(id).addressing(Addressing.to(to.uri())).times(Times.published(at));
        if (mandate != null) {
            core.conversation(Conversation.none().withContext(mandate));
        }
        return ActivityHead.of(core.build(), by.uri());
    }
}
