package coop.talkoot.activitypub.mapping;

import static coop.talkoot.activitypub.mapping.ActivityMapping.head;
import static coop.talkoot.activitypub.mapping.ActivityMapping.write;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.governance.Adoption;
import coop.talkoot.governance.FarPolicies;
import coop.talkoot.governance.PolicyVersion;
import coop.talkoot.people.Identity;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Conversation;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.TalkootAdoption;
import coop.talkoot.vocab.TalkootPolicies;
import coop.talkoot.vocab.Times;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What federations advise their member groups, and what these take on of it. */
@Singleton
public final class PolicyMapping {
    PolicyMapping() {}

    /** A version as its federation publishes it. */
    public TalkootPolicies policies(PolicyVersion version) {
        var core = ObjectCore.with(version.uri())
                .by(version.federation().uri())
                .times(Times.published(version.publishedAt()));
        if (version.mandate() != null) {
            core.conversation(Conversation.none().withContext(version.mandate()));
        }
        return new TalkootPolicies(
                core.build(), (long) version.version(), version.text(), Sha256.digest(version.hash()));
    }

    /** The federation tells its member groups. */
    public JsonObject update(String id, PolicyVersion version, List<String> to, Instant at) {
        return write(new Activity.Update(
                head(id, version.federation(), Addressing.to(to.toArray(String[]::new)), at),
                Reference.to(policies(version))));
    }

    /** A group here tells its federation. */
    public JsonObject create(Adoption adoption, PolicyVersion version) {
        var to = Addressing.to(adoption.parent().uri());
        var core = ObjectCore.with(adoption.uri())
                .by(adoption.child().uri())
                .addressing(to)
                .times(Times.published(adoption.at()));
        if (adoption.mandate() != null) {
            core.conversation(Conversation.none().withContext(adoption.mandate()));
        }
        var object = new TalkootAdoption(
                core.build(), version.uri(), GovernanceTerms.of(adoption.part()), Sha256.digest(version.hash()));
        return write(new Activity.Create(
                head(adoption.uri() + "/activities/create", adoption.child(), to, adoption.at()),
                Reference.to(object)));
    }

    /** What a federation elsewhere advises; nothing where a part of it is missing. */
    public Optional<FarPolicies> read(TalkootPolicies policies, Instant now) {
        var uri = WebAddress.kept(policies.id());
        var revision = policies.revision();
        var advice = policies.advice();
        var published = policies.core().times().published();
        return uri == null || revision == null || revision < 1 || revision > Integer.MAX_VALUE || advice == null
                ? Optional.empty()
                : Optional.of(new FarPolicies(
                        uri,
                        revision.intValue(),
                        advice,
                        Sha256.hexadecimal(policies.adviceDigest()),
                        WebAddress.kept(policies.core().conversation().context()),
                        published == null || published.isAfter(now) ? now : published));
    }

    /** What a group elsewhere has taken on of that version; nothing where a part of it is missing. */
    public Optional<Adoption> read(
            TalkootAdoption adoption, long id, Identity child, PolicyVersion version, Instant now) {
        var uri = WebAddress.kept(adoption.id());
        var part = GovernanceTerms.read(Adoption.Part.class, adoption.adopts());
        return uri == null || part == null
                ? Optional.empty()
                : Optional.of(new Adoption(
                        id, uri, child, version.federation(), part, version.version(), mandate(adoption, child), now));
    }

    /** What the digest in it says, in hexadecimal; empty where there is none. */
    public String digest(TalkootAdoption adoption) {
        return Sha256.hexadecimal(adoption.adviceDigest());
    }

    /** Its decision lies where it lives, or is none of its own. */
    private static @Nullable String mandate(TalkootAdoption adoption, Identity child) {
        var context = WebAddress.kept(adoption.core().conversation().context());
        return context != null && Hosts.same(context, child.uri()) ? context : null;
    }
}
