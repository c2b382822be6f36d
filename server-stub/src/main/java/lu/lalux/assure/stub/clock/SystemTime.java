package lu.lalux.assure.stub.clock;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The time that the operating system has. */
@Component
final class SystemTime implements MachineTime {

    private final Clock system = Clock.systemUTC();

    @Override
    public Instant instant() {
        return system.instant();
    }
}
