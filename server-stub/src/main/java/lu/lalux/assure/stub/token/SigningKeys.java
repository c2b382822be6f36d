package lu.lalux.assure.stub.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The RSA keys that sign the tokens. They live in the database, so that a token outlives a restart and holds on every
 * instance; the first instance to start makes the first one. The newest key signs, every key verifies: a key is replaced
 * by adding a row with the next number, and dropped once the last token that it signed has expired.
 *
 * <p>A key that another instance has added is found when a token names it ({@code kid}); unknown names make the database
 * be asked again at most once in {@link #PATIENCE}, so that forged ones cost nothing.
 */
final class SigningKeys implements JWKSource<SecurityContext> {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int BITS = 2048;
    private static final int FIRST = 1;

    private final JdbcClient database;
    private final Clock clock;
    private volatile JWKSet keys;
    private volatile Instant read;

    /** Reads the keys, after having made the first one if there is none. */
    SigningKeys(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
        if (stored().isEmpty()) {
            add(FIRST);
        }
        refresh();
    }

    /** The key that signs: the newest. */
    JWK newest() {
        return keys.getKeys().get(0);
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        List<JWK> found = selector.select(keys);
        if (found.isEmpty() && clock.instant().isAfter(read.plus(PATIENCE))) {
            refresh();
            found = selector.select(keys);
        }
        return found;
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

    private synchronized void refresh() {
        keys = new JWKSet(stored().stream().map(SigningKeys::key).toList());
        read = clock.instant();
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

    /** A key from its PKCS #8 form, named by its thumbprint (RFC 7638). */
    private static JWK key(String stored) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey secret = (RSAPrivateCrtKey) rsa.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(stored)));
            RSAPublicKey open = (RSAPublicKey)
                    rsa.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return new RSAKey.Builder(open)
                    .privateKey(secret)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint()
                    .build();
        } catch (GeneralSecurityException | JOSEException | IllegalArgumentException unreadable) {
            // The cause is left out: its message may quote the key.
            throw new IllegalStateException("A key in the table cle_de_signature is not an RSA key in PKCS #8");
        }
    }
}
