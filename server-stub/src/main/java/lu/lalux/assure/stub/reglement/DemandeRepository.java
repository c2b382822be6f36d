package lu.lalux.assure.stub.reglement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lu.lalux.assure.stub.storage.BatchWrite;
import lu.lalux.assure.stub.storage.DatabaseWriter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The record of accepted requests. */
@Repository
class DemandeRepository {

    private static final String BY_IDENTITY = "select empreinte from demandes where identite = ?";

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
                    JsonMapper.shared().writeValueAsString(request.content()),
                    received);
        }

        /** The same key may stand in both of an expert's fields. */
        Collection<String> keys() {
            return new HashSet<>(request.keys().values());
        }
    }

    /** The fingerprint of the content that is on record under an identity. */
    Optional<String> find(String identity) {
        return reader.sql(BY_IDENTITY).param(identity).query(String.class).optional();
    }

    /**
     * Records a request unless one is on record under its identity; the unique key decides, also between requests that
     * come at once.
     *
     * @return the fingerprint that is on record now
     * @throws FileGoneException when one of its files was removed in the meantime; nothing is recorded
     */
    String record(Row row) {
        return writer.write(records, row);
    }

    /** Those that wait together are recorded together. */
    private static final class Records implements BatchWrite<Row, String> {

        @Override
        public List<String> make(JdbcOperations database, List<Row> rows) {
            int[] added = database.batchUpdate(
                    """
                    insert into demandes (identite, compte, fonction, empreinte, contenu, recue_le)
                    values (?, ?, ?, ?, ?, ?) on conflict (identite) do nothing""", rows.stream().map(Records::columns).toList());
            List<String> onRecord = new ArrayList<>(rows.size());
            List<Row> recorded = new ArrayList<>(rows.size());
            for (int i = 0; i < added.length; i++) {
                Row row = rows.get(i);
                if (added[i] == 0) {
                    onRecord.add(database.queryForObject(BY_IDENTITY, String.class, row.identity()));
                } else {
                    onRecord.add(row.fingerprint());
                    recorded.add(row);
                }
            }
            keepFiles(database, recorded);
            return onRecord;
        }

        private static Object[] columns(Row row) {
            return new Object[] {
                row.identity(),
                row.account(),
                row.request().function().code(),
                row.fingerprint(),
                row.content(),
                row.received().toEpochMilli()
            };
        }

        /**
         * A file that is named stays. Files in one order, whoever names them: two instances that each wait for the other's
         * file would wait for ever.
         */
        private static void keepFiles(JdbcOperations database, List<Row> recorded) {
            Map<String, Instant> named = new TreeMap<>();
            recorded.forEach(row -> row.keys().forEach(key -> named.putIfAbsent(key, row.received())));
            List<String> keys = List.copyOf(named.keySet());
            int[] kept = database.batchUpdate(
                    "update documents set nomme_le = ? where cle = ? and efface_le is null and nomme_le is null",
                    keys.stream()
                            .map(key -> new Object[] {named.get(key).toEpochMilli(), key})
                            .toList());
            for (int i = 0; i < kept.length; i++) {
                if (kept[i] == 0 && !isNamed(database, keys.get(i))) {
                    throw new FileGoneException();
                }
            }
        }

        private static boolean isNamed(JdbcOperations database, String key) {
            return !database.queryForList(
                            "select cle from documents where cle = ? and nomme_le is not null", String.class, key)
                    .isEmpty();
        }
    }
}
