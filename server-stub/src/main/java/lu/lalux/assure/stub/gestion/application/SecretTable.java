package lu.lalux.assure.stub.gestion.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import lu.lalux.assure.stub.clock.MachineTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secrets of applications, as far as they are shown. */
@Component
final class SecretTable {

    /** Of those that are good for nothing any more so many are shown. */
    private static final int ENDED = 10;

    private static final String ALL = "select numero, indice, cree_le, cree_par, fin_le, retire_le, compromis, vu_le"
            + " from secrets where application = ?";
    private static final String LIVING = ALL + " and retire_le is null and (fin_le is null or fin_le > ?)";
    private static final String OTHERS =
            ALL + " and (retire_le is not null or fin_le <= ?) order by cree_le desc, numero limit ?";

    private final MachineTime time;

    SecretTable(MachineTime time) {
        this.time = time;
    }

    /** The living ones, and the last of the others; the newest first. */
    List<SecretRow> of(JdbcClient database, String application) {
        long now = time.instant().toEpochMilli();
        return database.sql(LIVING + " union all select * from (" + OTHERS + ") passes order by cree_le desc, numero")
                .params(application, now, application, now, ENDED)
                .query((row, number) -> secret(row))
                .list();
    }

    private static SecretRow secret(ResultSet row) throws SQLException {
        return new SecretRow(
                row.getString("numero"),
                row.getString("indice"),
                Instant.ofEpochMilli(row.getLong("cree_le")),
                row.getString("cree_par"),
                instant(row, "fin_le"),
                instant(row, "retire_le"),
                row.getInt("compromis") == 1,
                instant(row, "vu_le"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
