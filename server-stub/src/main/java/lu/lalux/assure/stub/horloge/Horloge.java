package lu.lalux.assure.stub.horloge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The clock that everything in the stub reads. It is the machine's, unless the sandbox has been told to move it: a vendor
 * then sees a key or a token expire without waiting for it.
 */
@Component
public final class Horloge extends Clock {

    private final Clock machine;
    private final ClockOffset offset;

    @Autowired
    Horloge(Optional<ClockOffset> offset) {
        this(Clock.systemUTC(), offset.orElse(() -> Duration.ZERO));
    }

    private Horloge(Clock machine, ClockOffset offset) {
        this.machine = machine;
        this.offset = offset;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset.ahead());
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Horloge(machine.withZone(zone), offset);
    }
}
