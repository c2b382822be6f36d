package lu.lalux.assure.stub.document;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.document.store.DocumentLimits;
import lu.lalux.assure.stub.document.store.DocumentSettings;
import lu.lalux.assure.stub.document.store.FileStore;
import lu.lalux.assure.stub.document.store.Removals;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.storage.LastingFailure;
import lu.lalux.assure.stub.storage.writer.DatabaseId;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Service;

/**
 * Removes what need not be kept any longer: after 24 hours (Vue technique, Fichier physique) the files that no
 * settlement names, and what a crash left behind, of this instance or of another.
 */
@Service
class DocumentUpkeep implements InitializingBean, SchedulingConfigurer {

    private static final int LOT = 100;

    private final LastingFailure failure =
            new LastingFailure(LoggerFactory.getLogger(DocumentUpkeep.class), "What need not be kept is not removed");

    private final FileStore store;
    private final DocumentRepository documents;
    private final DocumentLimits limits;
    private final Duration interval;
    private final MachineTime time;
    private final DatabaseId database;

    DocumentUpkeep(
            FileStore store,
            DocumentRepository documents,
            DocumentLimits limits,
            DocumentSettings settings,
            MachineTime time,
            DatabaseId database) {
        this.store = store;
        this.documents = documents;
        this.limits = limits;
        this.interval = settings.purge();
        this.time = time;
        this.database = database;
    }

    /** Before the first request. */
    @Override
    public void afterPropertiesSet() throws IOException {
        store.belongTo(database.id(), documents.isEmpty());
        store.repairAtStart(documents::kept);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::purge, interval, interval));
    }

    /**
     * In small lots, so that no request waits long for the database. By the machine's time: whoever moves the sandbox's
     * clock has keys expire, and takes nobody's file away. Files that cannot be removed are passed over, and what the
     * store still has of them it removes at a later time; so many in a row ({@link Removals}) end it until the next
     * time.
     */
    void purge() {
        try {
            removeOld();
            failure.succeeded();
        } catch (IOException | DataAccessException | ProblemException out) {
            failure.failed(out);
        }
    }

    private void removeOld() throws IOException {
        Instant now = time.instant();
        Instant arrivedBefore = now.minus(limits.retention());
        Removals removals = new Removals(Removals.IN_A_ROW);
        List<String> lot;
        do {
            lot = documents.removable(arrivedBefore, LOT);
            for (String key : lot) {
                if (documents.markRemoved(key, now)) {
                    removals.run(() -> store.remove(key));
                }
            }
        } while (lot.size() == LOT);
        store.repair(documents::kept);
        removals.end();
    }
}
