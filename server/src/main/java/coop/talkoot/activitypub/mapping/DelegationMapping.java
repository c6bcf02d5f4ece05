package coop.talkoot.activitypub.mapping;

import static coop.talkoot.activitypub.mapping.ActivityMapping.head;
import static coop.talkoot.activitypub.mapping.ActivityMapping.write;

import coop.talkoot.governance.Delegation;
import coop.talkoot.governance.DelegationScope;
import coop.talkoot.governance.Motion;
import coop.talkoot.platform.Html;
import coop.talkoot.platform.Texts;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityHead;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.ActivityObject.TalkootDelegation;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Tag;
import coop.talkoot.vocab.Text;
import coop.talkoot.vocab.Times;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Voting for somebody else (wire.md 2.4, 16): told to the group and to who is to vote, and to nobody else. */
@Singleton
public final class DelegationMapping {
    DelegationMapping() {}

    /** {@code scope} is the group, or the motion it is for. */
    public JsonObject create(Delegation delegation, String scope) {
        var core = ObjectCore.with(delegation.uri())
                .by(delegation.principal().uri())
                .addressing(parties(delegation))
                .times(Times.published(delegation.createdAt())
                        .withStart(delegation.from().atOffset(ZoneOffset.UTC))
                        .withEnd(delegation.until().atOffset(ZoneOffset.UTC)));
        var made = new TalkootDelegation(
                core.build(),
                delegation.principal().uri(),
                delegation.delegate().uri(),
                scope,
                delegation.scope() instanceof DelegationScope.OfType ofType ? GovernanceTerms.of(ofType.type()) : null,
                new TalkootDelegation.Consent(delegation.acceptsCap(), delegation.showsName()));
        return write(new Activity.Create(
                head(delegation.uri() + "/activities/create", delegation.principal(), parties(delegation), null),
                Reference.to(made)));
    }

    /** It ends before its time. */
    public JsonObject delete(Delegation delegation, Instant at) {
        var left = new ActivityObject.Tombstone(
                ObjectCore.with(delegation.uri()).build(), "Delegation", delegation.endedAt());
        return write(new Activity.Delete(
                head(delegation.uri() + "/activities/delete", delegation.principal(), parties(delegation), at),
                Reference.to(left)));
    }

    /**
     * The same in words, for a delegate whose software knows nothing of this: with a mention, for without one GoToSocial
     * loses it.
     */
    public JsonObject note(String id, Delegation delegation, boolean isMade, Instant at) {
        var principal = delegation.principal();
        var delegate = delegation.delegate();
        var words = Texts.in(Locale.ENGLISH)
                .say(
                        isMade ? "wire.delegation.made" : "wire.delegation.ended",
                        principal.displayName(),
                        delegation.group().displayName());
        var to = Addressing.to(delegate.uri());
        var note = ObjectCore.with(id)
                .by(principal.uri())
                .addressing(to)
                .times(Times.published(at))
                .content(Text.both("en", "<p>" + Html.escaped(words) + "</p>"))
                .url(id)
                .tags(List.of(new Tag.Mention(delegate.uri(), delegate.address())));
        var core = ObjectCore.with(id + "/activities/create").addressing(to).times(Times.published(at));
        return write(new Activity.Create(
                ActivityHead.of(core.build(), principal.uri()), Reference.to(new ActivityObject.Note(note.build()))));
    }

    /** For one kind of motions only; nothing when it is for all, or for what we do not know. */
    public Motion.@Nullable Type kind(TalkootDelegation delegation) {
        return GovernanceTerms.read(Motion.Type.class, delegation.kind());
    }

    private static Addressing parties(Delegation delegation) {
        return Addressing.to(delegation.group().uri(), delegation.delegate().uri());
    }
}
