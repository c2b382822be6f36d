package lu.lalux.assure.stub.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** The time that the operating system has, to the millisecond, as the database keeps it. */
@Component
final class SystemTime implements MachineTime {

    private final Clock system = Clock.tickMillis(ZoneOffset.UTC);

    @Override
    public Instant instant() {
        return system.instant();
    }
}
