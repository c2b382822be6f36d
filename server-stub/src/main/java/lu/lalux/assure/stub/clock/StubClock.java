package lu.lalux.assure.stub.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The clock that everything in the stub reads. It is the machine's, unless the sandbox has been told to move it: a vendor
 * then sees a key or a token expire without waiting for it. What is deleted goes by {@link MachineTime}.
 */
@Component
public final class StubClock extends Clock {

    private final MachineTime machine;
    private final ClockOffset offset;
    private final ZoneId zone;

    @Autowired
    StubClock(MachineTime machine, Optional<ClockOffset> offset) {
        this(machine, offset.orElse(() -> Duration.ZERO), ZoneOffset.UTC);
    }

    private StubClock(MachineTime machine, ClockOffset offset, ZoneId zone) {
        this.machine = machine;
        this.offset = offset;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset.ahead());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId another) {
        return new StubClock(machine, offset, another);
    }
}
