package lu.lalux.assure.stub.gestion.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.api.gestion.model.GenreApplication;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.registry.Application;
import lu.lalux.assure.stub.registry.DeclaredIdentities;
import lu.lalux.assure.stub.registry.RegisteredIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The applications: those of the database that were not withdrawn, and those of the settings. */
@Component
final class ApplicationTable {

    private static final String ALL = "select application, compte, nom, genre, portees, adresses, cree_le"
            + " from applications where retiree_le is null";

    private final JdbcClient reader;
    private final DeclaredIdentities declared;

    ApplicationTable(JdbcClient reader, DeclaredIdentities declared) {
        this.reader = reader;
        this.declared = declared;
    }

    /** Those of an account, by name. */
    List<ApplicationRow> of(String account) {
        List<ApplicationRow> all = new ArrayList<>(declared.applications().stream()
                .filter(application -> application.account().equals(account))
                .map(ApplicationTable::declared)
                .toList());
        all.addAll(reader.sql(ALL + " and compte = ? order by nom, application")
                .param(account)
                .query((row, number) -> application(row))
                .list());
        return all;
    }

    /** One that a caller sees. */
    ApplicationRow visible(Caller caller, String id) {
        return find(reader, id)
                .or(() -> declared(id))
                .filter(application -> caller.sees(application.account()))
                .orElseThrow(() -> Refused.unknown("gestion.application-unknown", id));
    }

    /** One that a caller sees and that is changed here, as it is within a change. */
    ApplicationRow own(JdbcClient transaction, Caller caller, String id) {
        Optional<ApplicationRow> found =
                find(transaction, id).filter(application -> caller.sees(application.account()));
        if (found.isEmpty()
                && declared(id)
                        .filter(application -> caller.sees(application.account()))
                        .isPresent()) {
            throw Refused.conflict(Message.of("gestion.declared", id));
        }
        return found.orElseThrow(() -> Refused.unknown("gestion.application-unknown", id));
    }

    private static Optional<ApplicationRow> find(JdbcClient database, String id) {
        return database.sql(ALL + " and application = ?")
                .param(id)
                .query((row, number) -> application(row))
                .optional();
    }

    private Optional<ApplicationRow> declared(String id) {
        return declared.applications().stream()
                .filter(application -> application.id().equals(id))
                .map(ApplicationTable::declared)
                .findFirst();
    }

    private static ApplicationRow declared(Application application) {
        return new ApplicationRow(
                application.id(),
                application.account(),
                application.id(),
                application.isPublic() ? GenreApplication.PUBLIQUE : GenreApplication.CONFIDENTIELLE,
                application.scopes(),
                application.redirectUris(),
                RegisteredIn.SETTINGS,
                null);
    }

    private static ApplicationRow application(ResultSet row) throws SQLException {
        String returns = row.getString("adresses");
        return new ApplicationRow(
                row.getString("application"),
                row.getString("compte"),
                row.getString("nom"),
                GenreApplication.fromValue(row.getString("genre")),
                Scopes.of(row.getString("portees")),
                returns.isEmpty() ? List.of() : List.of(returns.split(" ")),
                RegisteredIn.DATABASE,
                Instant.ofEpochMilli(row.getLong("cree_le")));
    }
}
