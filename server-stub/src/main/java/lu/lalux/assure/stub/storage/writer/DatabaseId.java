package lu.lalux.assure.stub.storage.writer;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which database this is.
 *
 * @param id given to it when it was first started, and to no other
 */
public record DatabaseId(String id) {

    /** Of instances that start at once on a new database, one gives the id. */
    static DatabaseId of(JdbcClient reader, DatabaseWriter writer) {
        writer.write(client -> client.sql("insert into installation (numero, id) values (1, ?) on conflict do nothing")
                .param(UUID.randomUUID().toString())
                .update());
        return new DatabaseId(
                reader.sql("select id from installation").query(String.class).single());
    }
}
