package coop.talkoot.activitypub.signature;

import static coop.talkoot.schema.Tables.ACTOR_KEY;

import coop.talkoot.governance.GroupSigner;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Transactions;
import coop.talkoot.vocab.jsonld.Documents;
import jakarta.inject.Singleton;
import java.io.StringReader;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The proofs of groups of this server on what they publish, and the keys that are needed to check others'. */
@Singleton
final class GroupProofs implements GroupSigner {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Identities identities;
    private final DocumentSigner signer;

    GroupProofs(DSLContext sql, Transactions transactions, Identities identities, DocumentSigner signer) {
        this.sql = sql;
        this.transactions = transactions;
        this.identities = identities;
        this.signer = signer;
    }

    @Override
    public String sign(Identity group, String json) {
        try (var reader = Documents.JSON.createReader(new StringReader(json))) {
            return signer.sign(group, reader.readObject()).toString();
        }
    }

    @Override
    public Map<String, String> keysOf(Collection<String> actorUris) {
        var ids = identities.byUris(actorUris).stream().map(Identity::id).toArray(Long[]::new);
        var keys = new TreeMap<String, String>();
        transactions
                .read(() -> sql.select(ACTOR_KEY.URI, ACTOR_KEY.PUBLIC_KEY)
                        .from(ACTOR_KEY)
                        .where(ACTOR_KEY.ACTOR_ID.eq(DSL.any(ids)))
                        .and(ACTOR_KEY.ALGORITHM.eq(ActorKey.Algorithm.ED25519.name()))
                        .fetch())
                .forEach(row -> keys.put(row.value1(), Keys.multibase(row.value2())));
        return keys;
    }
}
