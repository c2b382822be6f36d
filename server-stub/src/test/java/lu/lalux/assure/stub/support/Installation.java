package lu.lalux.assure.stub.support;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Where a stub has its data, and how it is looked at from beside the stub. */
public enum Installation {
    /** All of it in the data folder. */
    SQLITE,
    /** The files in the data folder, the rest in PostgreSQL. */
    POSTGRESQL,
    /** All of it in PostgreSQL. */
    POSTGRESQL_ONLY,
    /** The files in an object store, the rest in the data folder. */
    SQLITE_OBJECTS,
    /** The files in an object store, the rest in PostgreSQL. */
    POSTGRESQL_OBJECTS;

    private static final ThreadLocal<Installation> CHOSEN = ThreadLocal.withInitial(() -> SQLITE);

    /** That of the test class which this thread runs; SQLite unless {@link OnPostgres} says otherwise. */
    public static Installation chosen() {
        return CHOSEN.get();
    }

    static void choose(Installation installation) {
        CHOSEN.set(installation);
    }

    /** The settings of a stub whose data folder this is; each folder has a database of its own. */
    public List<String> settings(Path folder) {
        List<String> settings = new ArrayList<>();
        if (!isSqlite()) {
            settings.addAll(PostgresServer.running().settings(folder));
        }
        if (this == POSTGRESQL_ONLY) {
            settings.add("assure.document.store=postgresql");
            settings.add("assure.data-folder=" + unused(folder));
        } else {
            settings.add("assure.data-folder=" + folder.toAbsolutePath());
        }
        if (hasObjects()) {
            settings.addAll(ObjectStoreServer.running().settings(folder));
        }
        return settings;
    }

    /** The data folder of a stub that needs none; it never comes to be. */
    public static Path unused(Path folder) {
        return folder.resolve("inutile").toAbsolutePath();
    }

    /** A connection beside the stub's. */
    public Connection connect(Path folder) throws SQLException {
        return isSqlite()
                ? DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("assure.db"))
                : PostgresServer.running().connect(folder);
    }

    /** The database that a stub with this data folder has. */
    public DataSource database(Path folder) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return connect(folder);
            }

            @Override
            public Connection getConnection(String user, String password) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /** The files of the stub whose data folder this is. */
    public KeptFiles files(Path folder) {
        if (hasObjects()) {
            return new KeptFiles.InBucket(
                    ObjectStoreServer.running().objects(folder),
                    folder.resolve("documents/en-cours"),
                    () -> connect(folder));
        }
        return this == POSTGRESQL_ONLY
                ? new KeptFiles.InPostgres(() -> connect(folder))
                : new KeptFiles.InFolder(folder.resolve("documents"));
    }

    private boolean isSqlite() {
        return this == SQLITE || this == SQLITE_OBJECTS;
    }

    private boolean hasObjects() {
        return this == SQLITE_OBJECTS || this == POSTGRESQL_OBJECTS;
    }
}
