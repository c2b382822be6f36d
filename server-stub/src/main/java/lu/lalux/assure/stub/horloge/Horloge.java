package lu.lalux.assure.stub.horloge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * The clock that everything in the stub reads. It is the machine's, unless the sandbox has been told to move it: a vendor
 * then sees a key or a token expire without waiting for it.
 */
@Component
public final class Horloge extends Clock {

    private final Clock machine;
    private final AtomicReference<Duration> ahead;

    Horloge() {
        this(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
    }

    private Horloge(Clock machine, AtomicReference<Duration> ahead) {
        this.machine = machine;
        this.ahead = ahead;
    }

    /** How far it is ahead of the machine's. */
    public Duration ahead() {
        return ahead.get();
    }

    /** Moves it on, from where it is. */
    public void advance(Duration duration) {
        ahead.updateAndGet(now -> now.plus(duration));
    }

    /** Puts it back to the machine's time. */
    public void reset() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Horloge(machine.withZone(zone), ahead);
    }
}
