package coop.talkoot.activitypub.mapping;

import static coop.talkoot.activitypub.mapping.ActivityMapping.head;
import static coop.talkoot.activitypub.mapping.ActivityMapping.write;

import coop.talkoot.groups.Membership;
import coop.talkoot.people.Identity;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityHead;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Text;
import coop.talkoot.vocab.Times;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Joining and leaving a group (wire.md 2.4, 13a to 13c). Only the two sides ever get these. */
@Singleton
public final class MembershipMapping {
    MembershipMapping() {}

    /** {@code html} is what the person says with it; may be empty. */
    public JsonObject join(Membership membership, String html) {
        var core = ObjectCore.with(joinUri(membership))
                .addressing(Addressing.to(membership.group().uri()))
                .content(html.isBlank() ? Text.none() : Text.of(html));
        return write(new Activity.Join(
                ActivityHead.of(core.build(), membership.member().uri()),
                Reference.to(membership.group().uri())));
    }

    /** Yes, with the membership that came of it. A membership that began without a Join is told the same way. */
    public JsonObject accept(String id, Membership membership) {
        return write(new Activity.Accept(
                head(id, membership.group(), Addressing.to(membership.member().uri()), null),
                Reference.to(bareJoin(membership)),
                Reference.to(relationship(membership))));
    }

    public JsonObject reject(String id, Membership membership) {
        return write(new Activity.Reject(
                head(id, membership.group(), Addressing.to(membership.member().uri()), null),
                Reference.to(bareJoin(membership))));
    }

    /** The group asks somebody in (wire.md 2.4). Their Join is the answer. */
    public JsonObject invite(String id, Identity group, Identity person) {
        return write(new Activity.Invite(
                head(id, group, Addressing.to(person.uri()), null),
                Reference.to(group.uri()),
                Reference.to(person.uri())));
    }

    public JsonObject leave(String id, Membership membership) {
        return write(new Activity.Leave(
                head(id, membership.member(), Addressing.to(membership.group().uri()), null),
                Reference.to(membership.group().uri())));
    }

    /** The group ends it. */
    public JsonObject remove(String id, Membership membership) {
        return write(new Activity.Remove(
                head(id, membership.group(), Addressing.to(membership.member().uri()), null),
                Reference.to(membership.member().uri()),
                Reference.to(LocalCollections.members(membership.group()))));
    }

    /** How the two stand to each other. */
    public ActivityObject.Relationship relationship(Membership membership) {
        return new ActivityObject.Relationship(
                ObjectCore.with(membership.uri())
                        .times(Times.unknown()
                                .withStart(offset(membership.joinedAt()))
                                .withEnd(offset(membership.leftAt())))
                        .build(),
                membership.group().uri(),
                CoopTerms.HAS_MEMBER,
                membership.member().uri(),
                new ActivityObject.Relationship.Standing(
                        CoopTerms.of(membership.role()), CoopTerms.of(membership.state()), BigDecimal.ONE, null));
    }

    private static Activity.Join bareJoin(Membership membership) {
        return new Activity.Join(
                head(joinUri(membership), membership.member(), Addressing.nobody(), null),
                Reference.to(membership.group().uri()));
    }

    private static String joinUri(Membership membership) {
        var uri = membership.joinUri();
        return uri == null ? membership.uri() + "#join" : uri;
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
