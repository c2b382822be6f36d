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
 * The clock that everything in the stub reads. It is the machine's, unless the sandbox has been told to move it: a
 * vendor then sees a key or a token expire without waiting for it. Where an account's time matters it is asked for that
 * of the account, which may have moved its own. What is deleted goes by {@link MachineTime}.
 */
@Component
public final class StubClock extends Clock {

    private final MachineTime machine;
    private final ClockOffset offset;
    private final ZoneId zone;

    @Autowired
    StubClock(MachineTime machine, Optional<ClockOffset> offset) {
        this(machine, offset.orElse(Unmoved.CLOCK), ZoneOffset.UTC);
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

    /**
     * The time of an account.
     *
     * @param name an application or a person of it
     */
    public Instant instant(String name) {
        return instant().plus(offset.ahead(name));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId another) {
        return new StubClock(machine, offset, another);
    }

    /** Where nobody can move it. */
    private enum Unmoved implements ClockOffset {
        CLOCK;

        @Override
        public Duration ahead() {
            return Duration.ZERO;
        }

        @Override
        public Duration ahead(String name) {
            return Duration.ZERO;
        }
    }
}
