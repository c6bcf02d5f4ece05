package coop.talkoot

import com.password4j.Argon2Function
import com.password4j.types.Argon2
import coop.talkoot.activitypub.signature.ActorKey
import coop.talkoot.activitypub.signature.Crypto
import coop.talkoot.people.Passwords
import java.security.KeyPair
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicInteger
import org.spockframework.runtime.extension.IGlobalExtension

/**
 * Passwords that cost little to keep and keys that come again, before any spec begins: people who sign up and actors
 * who are made would otherwise take a third of all the time. What a server of a process of its own does is as ever;
 * CryptoSpec and LoginsSpec hold what is real.
 */
class QuickSecrets implements IGlobalExtension {
    /** More than the actors of nearly any spec, so that two of one house seldom share a key. */
    private static final int PAIRS = 64
    private static final QuickSecrets OURS = new QuickSecrets()
    private static final QuickSecrets THEIRS = new QuickSecrets()

    private final AtomicInteger taken = new AtomicInteger()
    private final Map<Integer, KeyPair> pairs = new ConcurrentHashMap<>()

    @Override
    void start() {
        take()
    }

    static void take() {
        Passwords.keepBy(Argon2Function.getInstance(64, 1, 1, 32, Argon2.ID))
        Crypto.generateBy { ActorKey.Algorithm algorithm -> algorithm == ActorKey.Algorithm.RSA ? OURS.next() : Crypto.make(algorithm) }
    }

    /** A pair that no actor of a house has. */
    static KeyPair ofPeer() {
        return THEIRS.next()
    }

    private KeyPair next() {
        return pairs.computeIfAbsent(Math.floorMod(taken.getAndIncrement(), PAIRS)) { Crypto.make(ActorKey.Algorithm.RSA) }
    }
}
