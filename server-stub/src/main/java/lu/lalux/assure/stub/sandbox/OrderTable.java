package lu.lalux.assure.stub.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code commandes}: a row for all, and one for each account that gave orders of its own. */
final class OrderTable {

    /** The account of the row for all; nobody's has this name. */
    static final String ALL = "";

    /** How long an account's orders hold after the last one. Whoever has gone away leaves nothing behind. */
    static final Duration KEPT = Duration.ofDays(1);

    /** How many accounts have orders at once; one more, and those are forgotten whose last order is the oldest. */
    static final int ACCOUNTS = 1_000;

    private static final String FIELDS = "compte, ordonne_le, avance, strict, retrait, statut, reessayer, delai, "
            + Stream.of(Incident.values()).map(Incident::column).collect(Collectors.joining(", "));

    private OrderTable() {}

    /** What is ordered, by account. */
    static Map<String, Ordered> all(JdbcClient database, Instant now) {
        Map<String, Ordered> all = new HashMap<>();
        database.sql("select " + FIELDS + " from commandes where compte = ? or ordonne_le > ?")
                .params(ALL, now.minus(KEPT).toEpochMilli())
                .query(row -> {
                    all.put(row.getString(1), ordered(row));
                });
        return all;
    }

    /**
     * Changes what an account has ordered.
     *
     * @param account or {@link #ALL}
     * @param change what follows {@code set}, and a condition if need be: {@code depots = ? where true}
     * @return how many rows it changed: none if its condition does not hold
     */
    static int order(JdbcClient database, String account, Instant now, String change, Object... values) {
        // What was forgotten does not come back with the first order after it.
        database.sql("delete from commandes where compte = ? and compte <> ? and ordonne_le <= ?")
                .params(account, ALL, now.minus(KEPT).toEpochMilli())
                .update();
        int added = database.sql("insert into commandes (compte) values (?) on conflict (compte) do nothing")
                .param(account)
                .update();
        int changed = database.sql("update commandes set ordonne_le = ?, " + change + " and compte = ?")
                .params(Stream.of(
                                Stream.of((Object) now.toEpochMilli()), Stream.of(values), Stream.of((Object) account))
                        .flatMap(each -> each)
                        .toList())
                .update();
        if (added > 0) {
            limit(database, now);
        }
        return changed;
    }

    /** One incident happens, if it is still to happen. */
    static Optional<Ordered> strike(JdbcClient database, String account, Incident incident) {
        String column = incident.column();
        return database.sql("update commandes set " + column + " = " + column + " - 1 where compte = ? and " + column
                        + " > 0 returning " + FIELDS)
                .param(account)
                .query((row, number) -> ordered(row))
                .optional();
    }

    /** Nothing is to happen any more that was ordered for all, and to all; the clock is the machine's. */
    static void forgetOfAll(JdbcClient database) {
        String none = Stream.of(Incident.values())
                .map(incident -> incident.column() + " = 0")
                .collect(Collectors.joining(", "));
        database.sql("update commandes set avance = 0, strict = null, retrait = null, " + none + " where compte = ?")
                .param(ALL)
                .update();
    }

    static void forget(JdbcClient database, String account) {
        database.sql("delete from commandes where compte = ?").param(account).update();
    }

    static void forgetAccounts(JdbcClient database) {
        database.sql("delete from commandes where compte <> ?").param(ALL).update();
    }

    private static void limit(JdbcClient database, Instant now) {
        List<Long> oldest = database.sql(
                        "select ordonne_le from commandes where compte <> ? order by ordonne_le desc limit 1 offset ?")
                .params(ALL, ACCOUNTS - 1)
                .query(Long.class)
                .list();
        long since = Math.max(now.minus(KEPT).toEpochMilli() + 1, oldest.isEmpty() ? Long.MIN_VALUE : oldest.get(0));
        database.sql("delete from commandes where compte <> ? and ordonne_le < ?")
                .params(ALL, since)
                .update();
    }

    private static Ordered ordered(ResultSet row) throws SQLException {
        int strict = row.getInt("strict");
        Optional<Boolean> told = row.wasNull() ? Optional.empty() : Optional.of(strict != 0);
        Map<Incident, Integer> left = new EnumMap<>(Incident.class);
        for (Incident incident : Incident.values()) {
            int number = row.getInt(incident.column());
            if (number > 0) {
                left.put(incident, number);
            }
        }
        return new Ordered(
                Instant.ofEpochMilli(row.getLong("ordonne_le")),
                Duration.ofMillis(row.getLong("avance")),
                told,
                Optional.ofNullable(row.getString("retrait")),
                left,
                row.getInt("statut"),
                Duration.ofSeconds(row.getLong("reessayer")),
                Duration.ofSeconds(row.getLong("delai")));
    }
}
