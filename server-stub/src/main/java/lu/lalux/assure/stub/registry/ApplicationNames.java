package lu.lalux.assure.stub.registry;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How people call the applications that the database holds; those of the settings have an identifier only. */
@Component
public final class ApplicationNames {

    private final JdbcClient reader;

    ApplicationNames(JdbcClient reader) {
        this.reader = reader;
    }

    /**
     * The names of one, as they were typed: whoever shows them escapes them.
     *
     * @param application its own
     * @param account that of the account to which it belongs
     */
    public record Names(String application, String account) {}

    public Optional<Names> of(String id) {
        return reader.sql("select a.nom, c.nom from applications a join comptes c on c.compte = a.compte"
                        + " where a.application = ?")
                .param(id)
                .query((row, number) -> new Names(row.getString(1), row.getString(2)))
                .optional();
    }
}
