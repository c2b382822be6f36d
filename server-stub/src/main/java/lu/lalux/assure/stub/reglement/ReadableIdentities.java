package lu.lalux.assure.stub.reglement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The database's version 6. Until then a request's primary key was a hash of what makes it the same one; now it is that itself ({@link Identite}). It
 * has to be read from the recorded JSON, which the two kinds of database would do in two ways of SQL; hence Java. The fields are named here, and not taken from
 * the contract: the records are those of before, whatever the contract says now.
 */
@Component
final class ReadableIdentities implements JavaMigration {

    private static final int BATCH = 500;

    private static final String NEW_TABLE = """
            create table demandes_6 (
                identite  text         not null primary key,
                compte    varchar(255) not null,
                fonction  varchar(16)  not null check (fonction in ('reparateur', 'expert')),
                empreinte char(64)     not null,
                contenu   text         not null,
                recue_le  bigint       not null
            )""";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("6");
    }

    @Override
    public String getDescription() {
        return "identites lisibles";
    }

    /** By a checksum Flyway notices that the text of a migration in SQL was changed later; code is no such text, and has none. */
    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(NEW_TABLE);
            copy(connection);
            statement.execute("drop table demandes");
            statement.execute("alter table demandes_6 rename to demandes");
        }
    }

    private static void copy(Connection connection) throws SQLException {
        try (Statement old = connection.createStatement();
                PreparedStatement fresh =
                        connection.prepareStatement("insert into demandes_6 values (?, ?, ?, ?, ?, ?)")) {
            old.setFetchSize(BATCH);
            int waiting = 0;
            try (ResultSet row =
                    old.executeQuery("select compte, fonction, empreinte, contenu, recue_le from demandes")) {
                while (row.next()) {
                    fresh.setString(1, identity(row.getString(1), row.getString(2), row.getString(4)));
                    fresh.setString(2, row.getString(1));
                    fresh.setString(3, row.getString(2));
                    fresh.setString(4, row.getString(3));
                    fresh.setString(5, row.getString(4));
                    fresh.setLong(6, row.getLong(5));
                    fresh.addBatch();
                    if (++waiting == BATCH) {
                        fresh.executeBatch();
                        waiting = 0;
                    }
                }
            }
            fresh.executeBatch();
        }
    }

    private static String identity(String account, String function, String content) {
        JsonNode request = JsonMapper.shared().readTree(content);
        JsonNode provider = request.path("idPrestataire");
        return Identite.of(
                account,
                function,
                (provider.isMissingNode() ? request.required("idExpert") : provider).stringValue(),
                request.required("referenceFacture").stringValue(),
                request.required("type").stringValue());
    }
}
