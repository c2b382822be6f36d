package lu.lalux.assure.stub.reglement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.contract.RequestJson;
import lu.lalux.assure.stub.storage.writer.BatchWrite;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of accepted requests. */
@Repository
class DemandeRepository {

    private static final String BY_IDENTITY = "select empreinte from demandes where identite = ?";
    private static final String ENDS_WITH = "substr(identite, length(identite) - length(?) + 1) = ?";

    private final JdbcClient reader;
    private final DatabaseWriter writer;
    private final BatchWrite<Row, String> records;

    DemandeRepository(JdbcClient reader, DatabaseWriter writer) {
        this.reader = reader;
        this.writer = writer;
        this.records = new Records();
    }

    /**
     * What is recorded of a request.
     *
     * @param identity what makes it the same one ({@link Identite})
     * @param fingerprint of its content ({@link Empreinte})
     * @param account whose it is
     * @param request the request
     * @param content the request's content, as JSON
     * @param received when it came
     */
    record Row(String identity, String fingerprint, String account, Demande request, String content, Instant received) {

        Row(String identity, String fingerprint, String account, Demande request, Instant received) {
            this(
                    identity,
                    fingerprint,
                    account,
                    request,
                    RequestJson.MAPPER.writeValueAsString(request.content()),
                    received);
        }

        /** The same key may stand in both of an expert's fields. */
        Collection<String> keys() {
            return new HashSet<>(request.keys());
        }
    }

    /** The fingerprint of the content that is on record under an identity. */
    Optional<String> find(String identity) {
        return reader.sql(BY_IDENTITY).param(identity).query(String.class).optional();
    }

    /** What is on record under an identity: the content, and when it came. */
    Optional<Recorded> recorded(String identity) {
        return reader.sql("select contenu, recue_le from demandes where identite = ?")
                .param(identity)
                .query((row, number) -> new Recorded(row.getString(1), Instant.ofEpochMilli(row.getLong(2))))
                .optional();
    }

    /**
     * A request that is on record.
     *
     * @param content as JSON
     */
    record Recorded(String content, Instant received) {}

    /**
     * What was recorded last, the latest first, whoever's it is.
     *
     * @param account whose, if one's alone
     * @param endings of identities, one of which it has ({@link Identite#ending}); none for all
     */
    List<Latest> latest(Optional<String> account, List<String> endings, int most) {
        // The limit counts what has the reference only. Identities are compared as they are written, and not read as
        // JSON: of a value with a
        // NUL, which JSON can write, PostgreSQL can make no text, and would refuse to look at any.
        List<Object> parameters = new ArrayList<>(List.of(account.orElse(""), account.orElse("")));
        endings.forEach(ending -> parameters.addAll(List.of(ending, ending)));
        parameters.add(most);
        return reader.sql("select compte, fonction, contenu, recue_le from demandes where (? = '' or compte = ?)"
                        + (endings.isEmpty()
                                ? ""
                                : " and (" + String.join(" or ", Collections.nCopies(endings.size(), ENDS_WITH)) + ")")
                        + " order by recue_le desc, identite limit ?")
                .params(parameters)
                .query((row, number) -> new Latest(
                        row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4))))
                .list();
    }

    /**
     * A request that is on record, with whose it is.
     *
     * @param content as JSON
     */
    record Latest(String account, String function, String content, Instant received) {}

    /**
     * Records a request unless one is on record under its identity; the unique key decides, also between requests that
     * come at once.
     *
     * @return the fingerprint that is on record then; or {@link FileGoneException} when one of its files was removed in
     *     the meantime, and nothing is recorded
     */
    CompletableFuture<String> record(Row row) {
        return writer.submit(records, row);
    }

    /** Those that wait together are recorded together, in as few statements as can be. */
    private static final class Records implements BatchWrite<Row, String> {

        /** Of one statement; beyond, there are several. */
        private static final int ROWS = 128;

        private static final String COLUMNS = "(?, ?, ?, ?, ?, ?)";

        @Override
        public List<String> make(JdbcOperations database, List<Row> rows) {
            // In one order, so that no two instances wait for each other's requests.
            Map<String, Row> firstOf = new TreeMap<>();
            rows.forEach(row -> firstOf.putIfAbsent(row.identity(), row));
            List<Row> asked = List.copyOf(firstOf.values());
            Map<String, String> onRecord = new HashMap<>();
            for (int from = 0; from < asked.size(); from += ROWS) {
                onRecord.putAll(record(database, asked.subList(from, Math.min(asked.size(), from + ROWS))));
            }
            keepFiles(
                    database,
                    asked.stream()
                            .filter(row -> row.fingerprint().equals(onRecord.get(row.identity())))
                            .toList());
            return rows.stream().map(row -> onRecord.get(row.identity())).toList();
        }

        /**
         * Mostly all of them are new.
         *
         * @return the fingerprints that are on record now, by identity
         */
        private static Map<String, String> record(JdbcOperations database, List<Row> rows) {
            if (insert(database, rows) == rows.size()) {
                return rows.stream().collect(Collectors.toMap(Row::identity, Row::fingerprint));
            }
            List<Object> parameters = new ArrayList<>();
            String among = among(rows.stream().map(Row::identity).toList(), parameters);
            Map<String, String> found = new HashMap<>();
            database.query(
                    "select identite, empreinte from demandes where identite " + among,
                    row -> {
                        found.put(row.getString(1), row.getString(2));
                    },
                    parameters.toArray());
            return found;
        }

        /**
         * The statement has places for 1, 2, 4, 8 … rows, so that there are few statements, and the database has each
         * of them prepared already. The first row stands again in the places that are left over, and is in conflict
         * with itself.
         *
         * @return how many were not on record
         */
        private static int insert(JdbcOperations database, List<Row> rows) {
            int number = roundedUp(rows.size());
            List<Object> columns = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                Row row = rows.get(i < rows.size() ? i : 0);
                columns.add(row.identity());
                columns.add(row.account());
                columns.add(row.request().function().code());
                columns.add(row.fingerprint());
                columns.add(row.content());
                columns.add(row.received().toEpochMilli());
            }
            return database.update(
                    "insert into demandes (identite, compte, fonction, empreinte, contenu, recue_le) values "
                            + String.join(", ", Collections.nCopies(number, COLUMNS))
                            + " on conflict (identite) do nothing",
                    columns.toArray());
        }

        private static int roundedUp(int number) {
            return Integer.highestOneBit(2 * number - 1);
        }

        /** A file that is named stays. Most are named for the first time. */
        private static void keepFiles(JdbcOperations database, List<Row> recorded) {
            Set<String> keys = new TreeSet<>();
            recorded.forEach(row -> keys.addAll(row.keys()));
            if (keys.isEmpty()) {
                return;
            }
            List<Object> parameters = new ArrayList<>();
            parameters.add(recorded.get(0).received().toEpochMilli());
            String among = among(keys, parameters);
            int named = database.update(
                    "update documents set nomme_le = ? where nomme_le is null and efface_le is null and cle " + among,
                    parameters.toArray());
            if (named < keys.size() && !namedNow(database, keys).containsAll(keys)) {
                throw new FileGoneException();
            }
        }

        private static Set<String> namedNow(JdbcOperations database, Set<String> keys) {
            List<Object> parameters = new ArrayList<>();
            String among = among(keys, parameters);
            return Set.copyOf(database.queryForList(
                    "select cle from documents where nomme_le is not null and cle " + among,
                    String.class,
                    parameters.toArray()));
        }

        /** The places that are left over have the first value again, as in {@link #insert}. */
        private static String among(Collection<String> values, List<Object> parameters) {
            int number = roundedUp(values.size());
            parameters.addAll(values);
            parameters.addAll(Collections.nCopies(
                    number - values.size(), values.iterator().next()));
            return "in (" + String.join(", ", Collections.nCopies(number, "?")) + ")";
        }
    }
}
