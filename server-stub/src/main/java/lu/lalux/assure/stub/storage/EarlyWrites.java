package lu.lalux.assure.stub.storage;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * PostgreSQL's connections for bulk that comes before the row which makes it count. Their commits do not wait for the
 * disk; as there is one log, in one order, a commit of the writer takes to the disk all of it that its transaction
 * sees. A crash in between loses some: that transaction has to look whether all is there.
 */
public final class EarlyWrites implements AutoCloseable {

    private static final String NO_WAIT = " -c synchronous_commit=off";

    private final HikariDataSource pool;

    EarlyWrites(Database database, int connections, int timeoutMillis) {
        pool = new HikariDataSource();
        pool.setPoolName("fichiers");
        pool.setJdbcUrl(database.url());
        pool.setDataSourceProperties(database.withOptions(NO_WAIT).properties());
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(timeoutMillis);
    }

    public JdbcClient client() {
        return JdbcClient.create(pool);
    }

    @Override
    public void close() {
        pool.close();
    }
}
