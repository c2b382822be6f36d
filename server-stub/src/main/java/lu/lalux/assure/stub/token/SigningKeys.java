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
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The RSA keys that sign the tokens. They live in the database, so that a token outlives a restart and holds on every
 * instance; the first instance to start makes the first one. The newest key signs, every key verifies: a key is replaced
 * by adding a row with the next number, and dropped once the last token that it signed has expired, or at once when it is
 * no longer a secret.
 *
 * <p>They are read again each minute: a row that is gone neither signs nor verifies any longer. A key that another instance
 * has added is found before that when a token names it ({@code kid}); unknown names make the database be asked again at most
 * once in {@link #PATIENCE}, so that forged ones cost nothing. That patience is of elapsed time: the clock can be moved, and
 * would make it endless when it goes back.
 */
final class SigningKeys implements JWKSource<SecurityContext> {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final int BITS = 2048;
    private static final int FIRST = 1;

    private final JdbcClient database;
    private final Clock clock;
    private final LongSupplier elapsed;
    private volatile JWKSet keys;
    private long asked;

    /**
     * Reads the keys, after having made the first one if there is none.
     *
     * @param clock what the time of day is
     * @param elapsed nanoseconds that only go forward
     */
    SigningKeys(JdbcClient database, Clock clock, LongSupplier elapsed) {
        this.database = database;
        this.clock = clock;
        this.elapsed = elapsed;
        this.asked = elapsed.getAsLong();
        this.keys = read();
    }

    /** The key that signs: the newest. */
    JWK newest() {
        return keys.getKeys().get(0);
    }

    /** The keys as they are now; the same object for as long as they are the same keys. */
    JWKSet current() {
        return keys;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        List<JWK> found = selector.select(keys);
        if (found.isEmpty()) {
            refreshUnlessJustDone();
            found = selector.select(keys);
        }
        return found;
    }

    /** As long as the database does not answer, or a row is not a key, the keys stay what they were. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    public synchronized void refresh() {
        asked = elapsed.getAsLong();
        try {
            JWKSet now = read();
            if (!names(now).equals(names(keys))) {
                keys = now;
                LOG.info("The signing keys have changed, the newest first: {}", names(now));
            }
        } catch (DataAccessException | IllegalStateException unreadable) {
            LOG.error("The signing keys cannot be read, and stay what they were: {}", unreadable.getMessage());
        }
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

    /** Of many that find nothing at once, one asks the database, and the others wait for what it says. */
    private synchronized void refreshUnlessJustDone() {
        if (elapsed.getAsLong() - asked > PATIENCE.toNanos()) {
            refresh();
        }
    }

    private JWKSet read() {
        List<String> stored = stored();
        if (stored.isEmpty()) {
            add(FIRST);
            stored = stored();
        }
        return new JWKSet(stored.stream().map(SigningKeys::key).toList());
    }

    private static List<String> names(JWKSet keys) {
        return keys.getKeys().stream().map(JWK::getKeyID).toList();
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
