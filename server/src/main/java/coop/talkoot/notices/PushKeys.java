package coop.talkoot.notices;

import static coop.talkoot.schema.Tables.PUSH_KEY;

import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.Base64;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The key pair by which push services know this server (RFC 8292): made once, and kept, or all subscriptions end. */
@Singleton
public final class PushKeys {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private volatile @Nullable KeyPair known;

    PushKeys(DSLContext sql, Transactions transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What browsers and apps need to subscribe: an uncompressed point of P-256, base64url without padding. */
    public String publicKey() {
        var point = P256.bytes((ECPublicKey) pair().getPublic());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(point);
    }

    /** Of several processes that start at once, all use the pair that was stored first. */
    KeyPair pair() {
        var pair = known;
        if (pair == null) {
            pair = transactions.write(() -> {
                var made = P256.generate();
                sql.insertInto(PUSH_KEY)
                        .set(PUSH_KEY.PUBLIC_KEY, P256.bytes((ECPublicKey) made.getPublic()))
                        .set(PUSH_KEY.PRIVATE_KEY, P256.bytes((ECPrivateKey) made.getPrivate()))
                        .set(PUSH_KEY.CREATED_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute();
                var row = sql.fetchSingle(PUSH_KEY);
                return new KeyPair(P256.publicKey(row.getPublicKey()), P256.privateKey(row.getPrivateKey()));
            });
            known = pair;
        }
        return pair;
    }
}
