package lu.lalux.assure.stub.gestion.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
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

    private static final String ALL =
            "select numero, indice, cree_le, cree_par, fin_le, retire_le, compromis, vu_le from secrets where ";

    /** Written so that each part is a range of one index. */
    private static final String LIVING = ALL + "application = ? and retire_le is null and fin_le is null"
            + " or application = ? and retire_le is null and fin_le > ?";

    private static final String OTHERS =
            ALL + "application = ? and (retire_le is not null or fin_le <= ?) order by cree_le desc, numero limit ?";

    /** In one statement: one that ends meanwhile would otherwise be shown twice, or not at all. */
    private static final String SHOWN = LIVING + " union all select * from (" + OTHERS + ") as ended";

    private static final Comparator<SecretRow> NEWEST_FIRST =
            Comparator.comparing(SecretRow::created).reversed().thenComparing(SecretRow::number);

    private final MachineTime time;

    SecretTable(MachineTime time) {
        this.time = time;
    }

    /** The living ones, and the last of the others; the newest first. */
    List<SecretRow> of(JdbcClient database, String application) {
        long now = time.instant().toEpochMilli();
        return database
                .sql(SHOWN)
                .params(application, application, now, application, now, ENDED)
                .query((row, number) -> secret(row))
                .list()
                .stream()
                .sorted(NEWEST_FIRST)
                .toList();
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
