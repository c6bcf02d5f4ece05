package coop.talkoot.people.entry;

import static coop.talkoot.schema.Tables.PASSKEY;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Logins;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.PasskeyRecord;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What the library asks about passkeys. To it our handle is the name, and a login's number, in eight bytes, the handle. */
@Singleton
final class PasskeyRows implements CredentialRepository {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Identities identities;
    private final Logins logins;

    PasskeyRows(DSLContext sql, Transactions transactions, Identities identities, Logins logins) {
        this.sql = sql;
        this.transactions = transactions;
        this.identities = identities;
        this.logins = logins;
    }

    static ByteArray handle(long loginId) {
        return new ByteArray(ByteBuffer.allocate(Long.BYTES).putLong(loginId).array());
    }

    static Optional<Long> loginOf(ByteArray handle) {
        return handle.size() == Long.BYTES
                ? Optional.of(ByteBuffer.wrap(handle.getBytes()).getLong())
                : Optional.empty();
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        return byName(username).map(login -> read(PASSKEY.LOGIN_ID.eq(login))).orElse(Set.of()).stream()
                .map(credential -> PublicKeyCredentialDescriptor.builder()
                        .id(credential.getCredentialId())
                        .build())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return byName(username).map(PasskeyRows::handle);
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
        return loginOf(userHandle)
                .flatMap(logins::find)
                .map(viewer -> viewer.identity().handle());
    }

    private Optional<Long> byName(String username) {
        return identities
                .localByHandle(username)
                .flatMap(identity -> logins.ofActor(identity.id()))
                .map(Viewer::loginId);
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
        return loginOf(userHandle)
                .flatMap(login ->
                        read(PASSKEY.CREDENTIAL_ID.eq(credentialId.getBytes()).and(PASSKEY.LOGIN_ID.eq(login))).stream()
                                .findFirst());
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return read(PASSKEY.CREDENTIAL_ID.eq(credentialId.getBytes()));
    }

    private Set<RegisteredCredential> read(Condition condition) {
        return transactions.read(() -> sql.selectFrom(PASSKEY).where(condition).fetchSet(PasskeyRows::credential));
    }

    private static RegisteredCredential credential(PasskeyRecord row) {
        return RegisteredCredential.builder()
                .credentialId(new ByteArray(row.getCredentialId()))
                .userHandle(handle(row.getLoginId()))
                .publicKeyCose(new ByteArray(row.getPublicKey()))
                .signatureCount(row.getSignCount())
                .build();
    }
}
