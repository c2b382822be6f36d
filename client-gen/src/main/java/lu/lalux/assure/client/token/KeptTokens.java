package lu.lalux.assure.client.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.reglement.Fonction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token a function, and has another one before it expires. One renewal at a time: whoever finds the token
 * stale renews it, the others wait, and have its failure too if it fails. Whoever waits can be interrupted, and nobody
 * waits to forget.
 *
 * <p>Only the lifetime that the server names is believed, from this machine's own clock: what the server's clock says
 * does not matter. Where this machine's clock is set back, the answer 401 ends the token.
 */
public final class KeptTokens implements Tokens {

    /** Where a new token comes from. */
    public interface Source {

        /** @throws AssureException if there was none to be had */
        Held fetch(Fonction fonction);

        /** Forgets what is secret. */
        void forget();
    }

    /** A token, and until when it is used. */
    public record Held(String token, Instant until) {

        /** A token is not used in the last minute of its life, or in the last tenth of a short one. */
        private static final Duration MARGIN = Duration.ofMinutes(1);

        private static final int SHORT_MARGIN = 10;

        /** A token that lives so long. */
        public static Held of(String token, Instant from, Duration lifetime) {
            Duration tenth = lifetime.dividedBy(SHORT_MARGIN);
            return new Held(token, from.plus(lifetime).minus(tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN));
        }
    }

    private static final class Slot {
        private final AtomicReference<@Nullable Held> held = new AtomicReference<>();
        private final ReentrantLock renewal = new ReentrantLock();
        private volatile int renewals;
        private @Nullable RuntimeException failure;
    }

    private final Source source;
    private final Clock clock;
    private final Map<Fonction, Slot> slots = new EnumMap<>(Fonction.class);
    private volatile boolean forgotten;

    public KeptTokens(Source source, Clock clock) {
        this.source = source;
        this.clock = clock;
        for (Fonction fonction : Fonction.values()) {
            slots.put(fonction, new Slot());
        }
    }

    @Override
    public String token(Fonction fonction) {
        Slot slot = slots.get(fonction);
        Held held = slot.held.get();
        if (good(held)) {
            return held.token();
        }
        int before = slot.renewals;
        lock(slot.renewal);
        try {
            held = slot.held.get();
            if (good(held)) {
                return held.token();
            }
            if (slot.failure != null && slot.renewals != before) {
                throw slot.failure;
            }
            return renewed(slot, fonction).token();
        } finally {
            slot.renewal.unlock();
        }
    }

    @Override
    public boolean refused(Fonction fonction, String token) {
        AtomicReference<@Nullable Held> slot = slots.get(fonction).held;
        Held held = slot.get();
        if (held != null && held.token().equals(token)) {
            slot.compareAndSet(held, null);
        }
        return true;
    }

    @Override
    public void forget() {
        forgotten = true;
        source.forget();
        slots.values().forEach(slot -> slot.held.set(null));
    }

    private boolean good(@Nullable Held held) {
        return held != null && clock.instant().isBefore(held.until());
    }

    private Held renewed(Slot slot, Fonction fonction) {
        slot.failure = null;
        try {
            Held held = source.fetch(fonction);
            slot.held.set(held);
            if (forgotten) {
                slot.held.set(null);
            }
            return held;
        } catch (RuntimeException failure) {
            // That one thread was interrupted is no answer for the others.
            if (!Thread.currentThread().isInterrupted()) {
                slot.failure = failure;
            }
            throw failure;
        } finally {
            slot.renewals++;
        }
    }

    private static void lock(ReentrantLock renewal) {
        try {
            renewal.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AssureException.noAnswer("A token", e);
        }
    }
}
