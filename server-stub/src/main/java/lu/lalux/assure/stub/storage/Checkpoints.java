package lu.lalux.assure.stub.storage;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Takes SQLite's log to the database's file bit by bit, beside the writer. A commit that finds the log full does the
 * rest, and all that is written waits for it: the less there is left, the shorter. PostgreSQL does that itself.
 */
@Component
final class Checkpoints implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /** Under load the log is full several times a second; without any, there is nothing to do, and it is not done. */
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final JdbcClient database;
    private final DatabaseSettings settings;

    Checkpoints(JdbcClient database, DatabaseSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!settings.shared()) {
            tasks.addFixedDelayTask(this::make, INTERVAL);
        }
    }

    /** Of what is committed, without making the writer wait. */
    private void make() {
        try {
            database.sql("pragma wal_checkpoint(passive)").query().singleRow();
        } catch (DataAccessException failed) {
            LOG.debug("The log is left to the writer, whose commits fail too if this is no exception", failed);
        }
    }
}
