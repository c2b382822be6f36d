package lu.lalux.assure.stub.registry;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.registry.store.SecretTable;
import lu.lalux.assure.stub.storage.LastingFailure;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * When each secret was last used, to the minute: noted in memory, and written some time later for all of them at once.
 * It has as many entries as secrets were used since it was last written.
 */
@Component
public final class SecretUse implements DisposableBean, SchedulingConfigurer {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final MachineTime time;
    private final DatabaseWriter writer;
    private final Map<String, Long> used = new ConcurrentHashMap<>();
    private final LastingFailure unwritten = new LastingFailure(
            LoggerFactory.getLogger(SecretUse.class),
            "When secrets were last used cannot be written, and is tried again");

    SecretUse(MachineTime time, DatabaseWriter writer) {
        this.time = time;
        this.writer = writer;
    }

    /** It was used now; of those of the settings nothing is kept. */
    public void used(RegisteredSecret secret) {
        if (secret.number() != null) {
            used.put(
                    secret.number(),
                    time.instant().truncatedTo(ChronoUnit.MINUTES).toEpochMilli());
        }
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::write, INTERVAL, INTERVAL));
    }

    /** Writes what was noted. In one order, so that no two instances wait for each other. */
    void write() {
        Map<String, Long> noted = new TreeMap<>(used);
        if (noted.isEmpty()) {
            return;
        }
        try {
            writer.write(database -> {
                noted.forEach((number, minute) -> SecretTable.used(database, number, minute));
                return true;
            });
            new HashMap<>(noted).forEach(used::remove);
            unwritten.succeeded();
        } catch (RuntimeException later) {
            unwritten.failed(later);
        }
    }

    @Override
    public void destroy() {
        write();
    }
}
