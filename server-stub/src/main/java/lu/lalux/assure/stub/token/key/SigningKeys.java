package lu.lalux.assure.stub.token.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import lu.lalux.assure.stub.storage.LastingFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * The RSA keys that sign the tokens. They live in the database or in a key store, so that a token outlives a restart
 * and holds on every instance. The newest key signs, every key verifies: a key is replaced by adding another, and
 * dropped once the last token that it signed has expired, or at once when it is no longer a secret.
 *
 * <p>They are read again each minute, and a key that is gone neither signs nor verifies from then on. A token may name
 * a key ({@code kid}) that only another instance knows so far: then they are read at once, but at most once in {@link
 * #PATIENCE}, so that forged names cost nothing. That patience is measured in elapsed time, because the sandbox's clock
 * can be moved back, which would make it endless.
 */
public final class SigningKeys implements JWKSource<SecurityContext>, SchedulingConfigurer {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private final LastingFailure failure =
            new LastingFailure(LOG, "The signing keys cannot be read, and stay what they were");
    private final KeySource source;
    private final LongSupplier elapsed;
    private volatile JWKSet keys;
    private long asked;

    /**
     * Reads the keys.
     *
     * @param elapsed nanoseconds that only go forward
     */
    SigningKeys(KeySource source, LongSupplier elapsed) {
        this.source = source;
        this.elapsed = elapsed;
        this.asked = elapsed.getAsLong();
        this.keys = source.read();
    }

    /** The key that signs: the newest. */
    public JWK newest() {
        return keys.getKeys().get(0);
    }

    /** The keys as they are now; the same object for as long as they are the same keys. */
    public JWKSet current() {
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

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::refresh, INTERVAL, INTERVAL));
    }

    /** Reads the keys again. If that fails, or one of them is not a key, they stay what they were. */
    public synchronized void refresh() {
        asked = elapsed.getAsLong();
        try {
            JWKSet now = source.read();
            failure.succeeded();
            if (!names(now).equals(names(keys))) {
                keys = now;
                LOG.info("The signing keys have changed, the newest first: {}", names(now));
            }
        } catch (DataAccessException | IllegalStateException unreadable) {
            failure.failed(unreadable);
        }
    }

    /** When many requests find no key at the same time, one reads the keys, and the others wait for what it finds. */
    private synchronized void refreshUnlessJustDone() {
        if (elapsed.getAsLong() - asked > PATIENCE.toNanos()) {
            refresh();
        }
    }

    private static List<String> names(JWKSet keys) {
        return keys.getKeys().stream().map(JWK::getKeyID).toList();
    }
}
