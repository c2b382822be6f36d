package lu.lalux.assure.stub.gestion.passkey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.api.gestion.model.CleAcces;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.OpaqueValues;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The passkeys that are registered. */
@Component
public final class PasskeyTable {

    private static final String ALL = "select identifiant, utilisateur, contenu, cree_le, vue_le from cles_acces";
    private static final int OF_THE_HASH = 12;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient reader;
    private final MachineTime time;

    PasskeyTable(JdbcClient reader, MachineTime time) {
        this.reader = reader;
        this.time = time;
    }

    /** What is kept of one beside its columns; bytes in Base64 for URLs. */
    private record Content(
            String publicKey,
            long signatures,
            boolean verified,
            boolean eligible,
            boolean backedUp,
            Set<String> transports,
            String attestation,
            String clientData) {}

    Optional<CredentialRecord> find(Bytes id) {
        return reader.sql(ALL + " where identifiant = ?")
                .param(id.toBase64UrlString())
                .query((row, number) -> key(row))
                .optional();
    }

    List<CredentialRecord> of(String user) {
        return reader.sql(ALL + " where utilisateur = ?")
                .param(user)
                .query((row, number) -> key(row))
                .list();
    }

    /** Whose it is; nobody's when nobody has registered it. */
    Optional<String> owner(String id) {
        // As somebody sent it, who may have sent anything: PostgreSQL cannot look for NUL.
        if (id.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        return reader.sql("select utilisateur from cles_acces where identifiant = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** A user's, as they are shown: the oldest first. */
    List<CleAcces> shown(JdbcClient database, String user) {
        return database.sql(ALL + " where utilisateur = ? order by cree_le, identifiant")
                .param(user)
                .query((row, number) -> shown(row))
                .list();
    }

    List<CleAcces> shown(String user) {
        return shown(reader, user);
    }

    /** Removes one of a user's, by the number that is shown. */
    void remove(JdbcClient transaction, String user, String number) {
        transaction
                .sql("select identifiant from cles_acces where utilisateur = ?")
                .param(user)
                .query(String.class)
                .list()
                .stream()
                .filter(id -> number(id).equals(number))
                .forEach(id -> transaction
                        .sql("delete from cles_acces where identifiant = ?")
                        .param(id)
                        .update());
    }

    int count(JdbcClient transaction, String user) {
        return transaction
                .sql("select count(*) from cles_acces where utilisateur = ?")
                .param(user)
                .query(Integer.class)
                .single();
    }

    void add(JdbcClient transaction, String user, CredentialRecord key) {
        transaction
                .sql("insert into cles_acces (identifiant, utilisateur, contenu, cree_le) values (?, ?, ?, ?)")
                .params(
                        key.getCredentialId().toBase64UrlString(),
                        user,
                        content(key),
                        time.instant().toEpochMilli())
                .update();
    }

    /**
     * It was used, and counts its signatures.
     *
     * @return whether it is still registered; whoever withdraws it then waits for this transaction, and ends the
     *     session that it opens
     */
    boolean used(JdbcClient transaction, CredentialRecord key) {
        return transaction
                        .sql("update cles_acces set contenu = ?, vue_le = ? where identifiant = ?")
                        .params(
                                content(key),
                                time.instant().toEpochMilli(),
                                key.getCredentialId().toBase64UrlString())
                        .update()
                == 1;
    }

    /** Removes all of a user, within a write. */
    public static void removeAll(JdbcClient transaction, String user) {
        transaction
                .sql("delete from cles_acces where utilisateur = ?")
                .param(user)
                .update();
    }

    private static CleAcces shown(ResultSet row) throws SQLException {
        long seen = row.getLong("vue_le");
        return new CleAcces(number(row.getString("identifiant")), Instant.ofEpochMilli(row.getLong("cree_le")))
                .derniereUtilisation(seen == 0 ? null : Instant.ofEpochMilli(seen));
    }

    /** What an authenticator calls a passkey is as long as it likes, and nothing to read out. */
    private static String number(String id) {
        return OpaqueValues.hash(id).substring(0, OF_THE_HASH);
    }

    private static String content(CredentialRecord key) {
        return JSON.writeValueAsString(new Content(
                new Bytes(key.getPublicKey().getBytes()).toBase64UrlString(),
                key.getSignatureCount(),
                key.isUvInitialized(),
                key.isBackupEligible(),
                key.isBackupState(),
                key.getTransports().stream()
                        .map(AuthenticatorTransport::getValue)
                        .collect(Collectors.toSet()),
                key.getAttestationObject().toBase64UrlString(),
                key.getAttestationClientDataJSON().toBase64UrlString()));
    }

    private static CredentialRecord key(ResultSet row) throws SQLException {
        Content content = JSON.readValue(row.getString("contenu"), Content.class);
        String user = row.getString("utilisateur");
        long seen = row.getLong("vue_le");
        Instant created = Instant.ofEpochMilli(row.getLong("cree_le"));
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(row.getString("identifiant")))
                .userEntityUserId(AdministratorEntities.handle(user))
                .publicKey(new ImmutablePublicKeyCose(
                        Bytes.fromBase64(content.publicKey()).getBytes()))
                .signatureCount(content.signatures())
                .uvInitialized(content.verified())
                .backupEligible(content.eligible())
                .backupState(content.backedUp())
                .transports(content.transports().stream()
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .attestationObject(Bytes.fromBase64(content.attestation()))
                .attestationClientDataJSON(Bytes.fromBase64(content.clientData()))
                .label(user)
                .created(created)
                .lastUsed(seen == 0 ? created : Instant.ofEpochMilli(seen))
                .build();
    }
}
