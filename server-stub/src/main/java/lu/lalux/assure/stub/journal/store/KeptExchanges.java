package lu.lalux.assure.stub.journal.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lu.lalux.assure.stub.storage.Database;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is in the journal's tables: of each account the last exchanges, and apart from them its last refusals; nothing
 * older than a day.
 */
final class KeptExchanges implements AutoCloseable {

    /** How many exchanges an account has, and as many refusals. */
    static final int MOST = 1_000;

    static final Duration LONGEST = Duration.ofHours(24);

    /**
     * How much they may take of the disk, as many as they are: most of them are a thousandth of what a request may be.
     */
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    /** An instance that writes little looks rarely for what is too much. */
    private static final int WRITTEN_BEFORE_LOOKING = 200;

    private static final String INSERT =
            "insert into journal_echanges (instance, compte, refus, ordre, operation, statut, reference, prestataire, taille,"
                    + " contenu) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (instance) do nothing";

    private static final String COUNT =
            "insert into journal_non_authentifies (compte, heure, operation, statut, nombre) values (?, ?, ?, ?, ?) on"
                    + " conflict (compte, heure, operation, statut) do update set nombre ="
                    + " journal_non_authentifies.nombre + excluded.nombre";

    private static final String REMOVE_EXCESS =
            "delete from journal_echanges where compte = ? and refus = ? and ordre < (select min(ordre) from (select ordre,"
                    + " sum(taille) over (order by ordre desc) as somme, row_number() over (order by ordre desc) as rang"
                    + " from journal_echanges where compte = ? and refus = ?) comptees where somme <= ? and rang <= ?)";

    /** Contents are long: they are read of those that are shown. */
    private static final String SHOWN =
            "select ordre, reference, prestataire, contenu from journal_echanges where instance in (select instance from (";

    /** Until they are looked for, there may be more than are kept. */
    private static final String OF_RING = "select * from (select instance, ordre, operation, statut, reference from"
            + " journal_echanges where compte = ? and refus = ? and ordre >= ? order by ordre desc limit ?) liste_";

    private final JournalDatabase database;
    private final Map<Ring, Integer> written = new HashMap<>();

    /** One of the two lists of an account. */
    private record Ring(String account, int refusals) {}

    KeptExchanges(Database database) {
        this.database = new JournalDatabase(database);
    }

    /** Adds what was taken, and removes what is too much then. */
    synchronized void add(List<KeptExchange> entries, Map<Unauthenticated, Long> counts) {
        List<Ring> full = new ArrayList<>();
        database.write(tables -> {
            tables.batchUpdate(INSERT, entries, entries.size(), (row, entry) -> {
                TakenExchange exchange = entry.exchange();
                String content = JsonMapper.shared().writeValueAsString(exchange);
                row.setString(1, exchange.instance());
                row.setString(2, exchange.account());
                row.setInt(3, number(exchange.isRefusal()));
                row.setLong(4, entry.order());
                row.setString(5, exchange.operation());
                row.setInt(6, exchange.status());
                row.setString(7, entry.invoice().reference());
                row.setString(8, entry.invoice().provider());
                row.setInt(9, content.length());
                row.setString(10, content);
            });
            counts.forEach((key, number) ->
                    tables.update(COUNT, key.account(), key.hour(), key.operation(), key.status(), number));
            entries.forEach(entry -> written.merge(
                    new Ring(entry.exchange().account(), number(entry.exchange().isRefusal())), 1, Integer::sum));
            written.forEach((ring, number) -> {
                if (number >= WRITTEN_BEFORE_LOOKING) {
                    removeExcess(tables, ring);
                    full.add(ring);
                }
            });
            return entries.size();
        });
        full.forEach(written::remove);
    }

    /**
     * Removes what is too old, and whatever is too much.
     *
     * @param oldest the order and the hour from which on it is kept
     */
    synchronized void removeOld(long oldest, long oldestHour) {
        database.write(tables -> {
            tables.update("delete from journal_echanges where ordre < ?", oldest);
            tables.update("delete from journal_non_authentifies where heure < ?", oldestHour);
            written.keySet().forEach(ring -> removeExcess(tables, ring));
            return true;
        });
        written.clear();
    }

    private static void removeExcess(JdbcOperations tables, Ring ring) {
        tables.update(
                REMOVE_EXCESS, ring.account(), ring.refusals(), ring.account(), ring.refusals(), MOST_BYTES, MOST);
    }

    /** The last ones that fit, the latest first. */
    List<KeptExchange> list(String account, ExchangeFilter filter, long oldest, int number) {
        List<Object> parameters = new ArrayList<>();
        String kept = IntStream.rangeClosed(0, 1)
                .filter(refusals ->
                        filter.refused().isEmpty() || number(filter.refused().get()) == refusals)
                .mapToObj(refusals -> {
                    parameters.addAll(List.of(account, refusals, oldest, MOST));
                    return OF_RING + refusals;
                })
                .collect(Collectors.joining(" union all "));
        StringBuilder sql = new StringBuilder(SHOWN).append(kept).append(") gardes where ordre < ?");
        parameters.add(filter.before());
        filter.status().ifPresent(status -> and(sql, parameters, "statut", status));
        filter.operation().ifPresent(operation -> and(sql, parameters, "operation", operation));
        filter.reference().ifPresent(reference -> and(sql, parameters, "reference", reference));
        filter.instance().ifPresent(instance -> and(sql, parameters, "instance", instance));
        sql.append(" order by ordre desc limit ?) order by ordre desc");
        parameters.add(number);
        return database.read(tables -> tables.query(
                sql.toString(),
                (row, index) -> new KeptExchange(
                        row.getLong(1),
                        JsonMapper.shared().readValue(row.getString(4), TakenExchange.class),
                        new KeptExchange.Invoice(row.getString(2), row.getString(3))),
                parameters.toArray()));
    }

    private static void and(StringBuilder sql, List<Object> parameters, String column, Object value) {
        sql.append(" and ").append(column).append(" = ?");
        parameters.add(value);
    }

    /** How often requests named the account without being authenticated. */
    List<Unauthenticated.Count> unauthenticated(String account, long oldestHour) {
        return database.read(tables -> tables.query(
                "select heure, operation, statut, nombre from journal_non_authentifies where compte = ? and heure >= ?"
                        + " order by heure desc, operation, statut",
                (row, number) -> new Unauthenticated.Count(
                        new Unauthenticated(account, row.getLong(1), row.getString(2), row.getInt(3)), row.getLong(4)),
                account,
                oldestHour));
    }

    /**
     * Removes all of an account's.
     *
     * @return how much that was
     */
    synchronized int empty(String account) {
        int removed = database.write(tables -> tables.update("delete from journal_echanges where compte = ?", account)
                + tables.update("delete from journal_non_authentifies where compte = ?", account));
        written.keySet().removeIf(ring -> ring.account().equals(account));
        return removed;
    }

    private static int number(boolean refusals) {
        return refusals ? 1 : 0;
    }

    @Override
    public void close() {
        database.close();
    }
}
