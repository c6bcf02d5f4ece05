package coop.talkoot.activitypub.signature;

import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/** Signs what we send. */
@Singleton
public final class RequestSigner {
    public static final String CONTENT_TYPE = "application/activity+json";

    /** The dialects of signatures. */
    public enum Dialect {
        CAVAGE,
        RFC9421;

        public Dialect other() {
            return this == CAVAGE ? RFC9421 : CAVAGE;
        }
    }

    private final KeyStore keys;
    private final Clock clock;

    RequestSigner(KeyStore keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Headers of a signed GET, in the dialect everybody reads. */
    public Map<String, String> forGet(Identity signer, URI url) {
        var key = keys.ownKey(signer.id(), ActorKey.Algorithm.RSA);
        return CavageSignature.sign(key, "GET", url, new byte[0], CONTENT_TYPE, clock.instant());
    }

    /** Headers of a signed POST of exactly this body; {@code wanted} counts for RFC 9421 alone. */
    public Map<String, String> forPost(long signerId, URI url, byte[] body, Dialect dialect, Wanted wanted) {
        var key = keys.ownKey(signerId, ActorKey.Algorithm.RSA);
        return switch (dialect) {
            case CAVAGE -> CavageSignature.sign(key, "POST", url, body, CONTENT_TYPE, clock.instant());
            case RFC9421 -> MessageSignature.sign(key, "POST", url, body, CONTENT_TYPE, clock.instant(), wanted);
        };
    }
}
