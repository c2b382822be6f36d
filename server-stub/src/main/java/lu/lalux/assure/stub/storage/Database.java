package lu.lalux.assure.stub.storage;

import java.util.Properties;

/**
 * Where the database is and how it is spoken to; the SQL is the same for both kinds.
 *
 * @param url for JDBC
 * @param properties of each connection
 */
record Database(String url, Properties properties) {

    /** The properties may hold a password. */
    @Override
    public String toString() {
        return url;
    }
}
