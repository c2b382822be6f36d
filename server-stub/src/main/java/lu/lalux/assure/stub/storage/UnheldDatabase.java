package lu.lalux.assure.stub.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import lu.lalux.assure.stub.problem.StartRefusedException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * The database of a server that may be running, for a command beside it: no folder is held, and nothing is made or
 * upgraded.
 */
@EnableConfigurationProperties({StorageSettings.class, DatabaseSettings.class})
public final class UnheldDatabase {

    private final StorageSettings storage;
    private final DatabaseSettings settings;

    UnheldDatabase(StorageSettings storage, DatabaseSettings settings) {
        this.storage = storage;
        this.settings = settings;
    }

    /**
     * A connection to it.
     *
     * @throws IllegalStateException when there is none yet
     */
    public Connection open() throws SQLException {
        if (settings.shared()) {
            return DriverManager.getConnection(settings.url(), StorageConfiguration.postgresql(settings));
        }
        Path file = StorageConfiguration.sqliteFile(storage.dataFolder().toAbsolutePath());
        if (Files.notExists(file)) {
            throw new StartRefusedException("start.database.absent", file);
        }
        return DriverManager.getConnection(StorageConfiguration.sqliteUrl(file), StorageConfiguration.sqlite());
    }
}
