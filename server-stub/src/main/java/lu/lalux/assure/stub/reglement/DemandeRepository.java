package lu.lalux.assure.stub.reglement;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import lu.lalux.assure.stub.storage.DatabaseWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The record of accepted requests. */
@Repository
class DemandeRepository {

    private static final String BY_IDENTITY = "select empreinte from demandes where identite = ?";

    private final JdbcClient reader;
    private final DatabaseWriter writer;

    DemandeRepository(JdbcClient reader, DatabaseWriter writer) {
        this.reader = reader;
        this.writer = writer;
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
    String record(String identity, String fingerprint, String account, Demande request, Instant now) {
        String content = JsonMapper.shared().writeValueAsString(request.content());
        return writer.write(client -> {
            int added = client.sql("""
                            insert into demandes (identite, compte, fonction, empreinte, contenu, recue_le)
                            values (?, ?, ?, ?, ?, ?) on conflict (identite) do nothing""")
                    .params(identity, account, request.function().code(), fingerprint, content, now.toEpochMilli())
                    .update();
            if (added == 0) {
                return client.sql(BY_IDENTITY)
                        .param(identity)
                        .query(String.class)
                        .single();
            }
            // The same key may stand in both of an expert's fields.
            for (String key : new HashSet<>(request.keys().values())) {
                keep(client, identity, key);
            }
            return fingerprint;
        });
    }

    /**
     * The row is locked first (on PostgreSQL; SQLite has one writer anyway), as the purge of another instance does: of the
     * two, the second sees what the first has done.
     */
    private static void keep(JdbcClient client, String identity, String key) {
        client.sql("update documents set efface_le = null where cle = ? and efface_le is null")
                .param(key)
                .update();
        int named = client.sql("""
                        insert into demande_documents (identite, cle)
                        select ?, cle from documents where cle = ? and efface_le is null""").params(identity, key).update();
        if (named == 0) {
            throw new FileGoneException();
        }
    }
}
