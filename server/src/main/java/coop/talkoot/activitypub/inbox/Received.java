package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.mapping.DelegateReading;
import coop.talkoot.governance.FarMandate;
import coop.talkoot.groups.affiliation.Bond;
import coop.talkoot.groups.affiliation.Kin;
import coop.talkoot.people.Identity;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An activity whose sender is beyond doubt, with all that had to be fetched for it: from here on nothing leaves this
 * machine until the deed is committed.
 *
 * @param actor who acts; their signature or proof was checked, or the deed was read from their own server
 * @param document the activity as it came, to be passed on unchanged
 * @param people actors named in it that are known now, by uri
 * @param subject what an Announce names, fetched from its origin or carrying a valid proof; null when not needed
 * @param voucher the group that passed it on, if one did: that is its word that what is put to it is
 * @param proofOrigin host of an actor who is believed by a proof, which anybody may show again: there its id must be new
 *     too; null when that is looked at anyhow
 */
record Received(
        Identity actor,
        Activity activity,
        JsonObject document,
        Map<String, Identity> people,
        @Nullable Subject subject,
        @Nullable Identity voucher,
        @Nullable String proofOrigin) {
    Received {
        people = Map.copyOf(people);
    }

    /** The same from the hand of a group. */
    Received vouchedBy(Identity group) {
        return new Received(actor, activity, document, people, subject, group, proofOrigin);
    }

    /** What is announced: an object of its author, or another's activity. */
    sealed interface Subject {
        /** An object as its own server gives it. */
        record ObjectOf(Identity author, ActivityObject object) implements Subject {}

        /**
         * What a group's decision lets it do about another group.
         *
         * @param decision its uri; empty where there is none
         * @param refusal why it is no mandate, in words for that group; null when it is one
         * @param kin who is above and below, where one asks to join; null else
         */
        record Mandated(
                String decision,
                @Nullable String refusal,
                @Nullable Kin kin) implements Subject {}

        /**
         * What a group's decision lets it say of its delegates.
         *
         * @param parent the federation here; null where there is none
         * @param mandate what it has decided; null where that is no mandate, or takes none
         * @param person who comes or goes; null where that is refused
         * @param refusal why it is none, in words for that group; null when it is one, or takes none
         */
        record Delegated(
                DelegateReading.Told told,
                @Nullable Identity parent,
                @Nullable FarMandate mandate,
                @Nullable Identity person,
                @Nullable String refusal)
                implements Subject {}

        /**
         * Where a group lives now: both names say so.
         *
         * @param kin who would be above and below, by the ids of what it takes along here
         * @param bonds what it took along, where it came to this server
         */
        record Relocated(Identity target, Map<Long, Kin> kin, List<Bond> bonds) implements Subject {}

        /** Somebody's activity, as trustworthy as if they had sent it here. */
        record ActivityOf(Received received) implements Subject {}
    }

    @Nullable
    Identity person(@Nullable String uri) {
        return uri == null ? null : people.get(uri);
    }
}
