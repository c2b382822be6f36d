package lu.lalux.assure.stub.storage;

import java.util.Properties;

/**
 * Where the database is and how it is spoken to; the SQL is the same for both kinds.
 *
 * @param url for JDBC
 * @param properties of each connection
 */
record Database(String url, Properties properties) {

    static final String OPTIONS = "options";

    /** The same database, for sessions with more of PostgreSQL's options. */
    Database withOptions(String more) {
        Properties other = new Properties();
        other.putAll(properties);
        other.merge(OPTIONS, more, (options, added) -> options + (String) added);
        return new Database(url, other);
    }

    /** The properties may hold a password. */
    @Override
    public String toString() {
        return url;
    }
}
