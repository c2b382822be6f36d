package lu.lalux.assure.stub.storage;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Has SQLite unpacked, compared and loaded beside all else that begins a start, which takes a thirtieth of it. Where the
 * database is PostgreSQL that is in vain. What goes wrong here is told when the database is opened.
 */
final class EarlySqlite implements BackgroundPreinitializer {

    @Override
    public void preinitialize() throws Exception {
        SQLiteJDBCLoader.initialize();
    }
}
