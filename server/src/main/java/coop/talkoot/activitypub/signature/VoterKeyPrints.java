package coop.talkoot.activitypub.signature;

import static coop.talkoot.schema.Tables.ACTOR_KEY;

import coop.talkoot.governance.VoterKeys;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Fingerprints of the keys by which people's documents are proven: the newest Ed25519 key of each. */
@Singleton
final class VoterKeyPrints implements VoterKeys {
    private static final int LENGTH = 32;

    private final DSLContext sql;
    private final Transactions transactions;

    VoterKeyPrints(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public Map<Long, String> fingerprints(Collection<Long> actorIds) {
        var prints = new HashMap<Long, String>();
        transactions
                .read(() -> sql.select(ACTOR_KEY.ACTOR_ID, ACTOR_KEY.PUBLIC_KEY)
                        .distinctOn(ACTOR_KEY.ACTOR_ID)
                        .from(ACTOR_KEY)
                        .where(ACTOR_KEY.ACTOR_ID.eq(DSL.any(actorIds.toArray(Long[]::new))))
                        .and(ACTOR_KEY.ALGORITHM.eq(ActorKey.Algorithm.ED25519.name()))
                        .and(ACTOR_KEY.RETIRED_AT.isNull())
                        .orderBy(ACTOR_KEY.ACTOR_ID, ACTOR_KEY.CREATED_AT.desc(), ACTOR_KEY.URI)
                        .fetch())
                .forEach(row -> prints.put(row.value1(), sha256(row.value2())));
        return prints;
    }

    private static String sha256(byte[] key) {
        try {
            // The last 32 bytes are the key itself; what stands before them (RFC 8410) is the same for all.
            var raw = Arrays.copyOfRange(key, key.length - LENGTH, key.length);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }
}
