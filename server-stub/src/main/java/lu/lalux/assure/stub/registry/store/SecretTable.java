package lu.lalux.assure.stub.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code secrets}: those of applications, as their hashes. */
public final class SecretTable {

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

    private SecretTable() {}

    /**
     * One that decides something.
     *
     * @param application whose
     * @param number by which it is known
     * @param hash {@code {hmac-sha256}salt:hash}
     * @param end when it is good for nothing any more; nothing when it has no end
     * @param compromised whether it is good for nothing, and its tokens neither
     */
    public record Decisive(
            String application,
            String number,
            String hash,
            @Nullable Instant end,
            boolean compromised) {}

    /** Those of an application: the living ones, and the last of the others; the newest first. */
    public static List<SecretRow> of(JdbcClient database, String application, Instant now) {
        long millis = now.toEpochMilli();
        return database
                .sql(SHOWN)
                .params(application, application, millis, application, millis, ENDED)
                .query((row, number) -> secret(row))
                .list()
                .stream()
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /**
     * All that are good for something, and those that were compromised not long ago.
     *
     * @param since when those were withdrawn, at the earliest
     */
    public static List<Decisive> inForce(JdbcClient database, Instant now, Instant since) {
        return database.sql("select application, numero, empreinte, fin_le, compromis from secrets"
                        // Each part is a range of one index.
                        + " where retire_le is null and fin_le is null or retire_le is null and fin_le > ?"
                        + " or retire_le > ? and compromis = 1")
                .params(now.toEpochMilli(), since.toEpochMilli())
                .query((row, number) -> new Decisive(
                        row.getString("application"),
                        row.getString("numero"),
                        row.getString("empreinte"),
                        instant(row, "fin_le"),
                        row.getInt("compromis") == 1))
                .list();
    }

    public static void add(JdbcClient transaction, String application, SecretRow made, String hash) {
        transaction
                .sql(
                        "insert into secrets (numero, application, empreinte, indice, cree_le, cree_par, fin_le, compromis)"
                                + " values (?, ?, ?, ?, ?, ?, ?, 0)")
                .param(made.number())
                .param(application)
                .param(hash)
                .param(made.hint())
                .param(made.created().toEpochMilli())
                .param(made.creator())
                .param(made.end() == null ? null : made.end().toEpochMilli())
                .update();
    }

    public static void end(JdbcClient transaction, String number, Instant end) {
        transaction
                .sql("update secrets set fin_le = ? where numero = ?")
                .params(end.toEpochMilli(), number)
                .update();
    }

    /**
     * Withdraws one of an application. One that was withdrawn may still turn out to be compromised, as may one that has
     * ended.
     *
     * @return whether there was one for which this was new
     */
    public static boolean withdraw(
            JdbcClient transaction, String application, String number, boolean compromised, Instant now) {
        int state = compromised ? 1 : 0;
        return transaction
                        .sql("update secrets set retire_le = coalesce(retire_le, ?), compromis = ?"
                                + " where numero = ? and application = ? and (retire_le is null or compromis < ?)")
                        .params(now.toEpochMilli(), state, number, application, state)
                        .update()
                == 1;
    }

    /** Withdraws all of an application. */
    public static void withdrawAll(JdbcClient transaction, String application, Instant now) {
        transaction
                .sql("update secrets set retire_le = ? where application = ? and retire_le is null")
                .params(now.toEpochMilli(), application)
                .update();
    }

    /** Notes when one was last used, unless it was used later. */
    public static void used(JdbcClient transaction, String number, long millis) {
        transaction
                .sql("update secrets set vu_le = ? where numero = ? and (vu_le is null or vu_le < ?)")
                .params(millis, number, millis)
                .update();
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
