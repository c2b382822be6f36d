package lu.lalux.assure.stub.token.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import lu.lalux.assure.stub.problem.StartRefusedException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keys in the database. The first instance that starts makes the first of them; the one with the highest number signs.
 */
final class DatabaseKeys implements KeySource {

    private static final int BITS = 2048;
    private static final int FIRST = 1;

    private final JdbcClient database;
    private final Clock clock;

    DatabaseKeys(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes the first key if there is none. */
    @Override
    public JWKSet read() {
        List<String> stored = stored();
        if (stored.isEmpty()) {
            add(FIRST);
            stored = stored();
        }
        return new JWKSet(stored.stream().map(DatabaseKeys::key).toList());
    }

    /**
     * Adds a key, unless another instance has just added the one of this number.
     *
     * @param number its place in the succession
     */
    void add(int number) {
        database.sql("INSERT INTO cle_de_signature (numero, cle_privee, creee_le) VALUES (:numero, :cle, :instant)"
                        + " ON CONFLICT (numero) DO NOTHING")
                .param("numero", number)
                .param(
                        "cle",
                        Base64.getEncoder()
                                .encodeToString(generated().getPrivate().getEncoded()))
                .param("instant", clock.millis())
                .update();
    }

    /** How many keys there are; unlike {@link #read}, this makes none. */
    int count() {
        return database.sql("SELECT count(*) FROM cle_de_signature")
                .query(Integer.class)
                .single();
    }

    private List<String> stored() {
        return database.sql("SELECT cle_privee FROM cle_de_signature ORDER BY numero DESC")
                .query(String.class)
                .list();
    }

    private static KeyPair generated() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has RSA", impossible);
        }
    }

    /** A key from its PKCS #8 form. */
    private static JWK key(String stored) {
        try {
            return KeySource.named((RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(stored))));
        } catch (GeneralSecurityException | JOSEException | IllegalArgumentException unreadable) {
            // The cause is left out: its message may quote the key.
            throw new StartRefusedException("start.key-table");
        }
    }
}
