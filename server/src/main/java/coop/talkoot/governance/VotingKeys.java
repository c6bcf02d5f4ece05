package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.VOTING_KEY;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * By which keys voters elsewhere signed. A server that lists a new key forgets the old one; the ballot it proves is to be
 * checked all the same.
 */
@Singleton
final class VotingKeys {
    private final DSLContext sql;
    private final BeanProvider<GroupSigner> signers;

    VotingKeys(DSLContext sql, BeanProvider<GroupSigner> signers) {
        this.sql = sql;
        this.signers = signers;
    }

    /** Those a voter has at this moment, in which a ballot of theirs was found true. */
    void keep(long decisionId, String voterUri) {
        if (signers.isPresent()) {
            signers.get()
                    .keysOf(List.of(voterUri))
                    .forEach((uri, key) -> sql.insertInto(VOTING_KEY)
                            .set(VOTING_KEY.DECISION_ID, decisionId)
                            .set(VOTING_KEY.URI, uri)
                            .set(VOTING_KEY.KEY, key)
                            .onConflict(VOTING_KEY.DECISION_ID, VOTING_KEY.URI)
                            .doUpdate()
                            .set(VOTING_KEY.KEY, key)
                            .execute());
        }
    }

    Map<String, String> of(long decisionId) {
        return sql.select(VOTING_KEY.URI, VOTING_KEY.KEY)
                .from(VOTING_KEY)
                .where(VOTING_KEY.DECISION_ID.eq(decisionId))
                .fetchMap(VOTING_KEY.URI, VOTING_KEY.KEY);
    }
}
