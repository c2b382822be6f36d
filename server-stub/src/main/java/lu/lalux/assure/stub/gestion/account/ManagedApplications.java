package lu.lalux.assure.stub.gestion.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.api.gestion.model.GenreApplication;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.registry.Application;
import lu.lalux.assure.stub.registry.DeclaredIdentities;
import lu.lalux.assure.stub.registry.store.ApplicationRow;
import lu.lalux.assure.stub.registry.store.ApplicationTable;
import lu.lalux.assure.stub.registry.store.RegisteredIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The applications: those of the database that were not withdrawn, and those of the settings. */
@Component
final class ManagedApplications {

    private final JdbcClient reader;
    private final DeclaredIdentities declared;

    ManagedApplications(JdbcClient reader, DeclaredIdentities declared) {
        this.reader = reader;
        this.declared = declared;
    }

    /** Those of an account, by name. */
    List<ApplicationRow> of(String account) {
        List<ApplicationRow> all = new ArrayList<>(declared.applications().stream()
                .filter(application -> application.account().equals(account))
                .map(ManagedApplications::declared)
                .toList());
        all.addAll(ApplicationTable.of(reader, account));
        return all;
    }

    /** One that a caller sees. */
    ApplicationRow visible(Caller caller, String id) {
        return ApplicationTable.find(reader, id)
                .or(() -> declared(id))
                .filter(application -> caller.sees(application.account()))
                .orElseThrow(() -> Refused.unknown("gestion.application-unknown", id));
    }

    /** One that a caller sees and that is changed here, as it is within a change. */
    ApplicationRow own(JdbcClient transaction, Caller caller, String id) {
        Optional<ApplicationRow> found =
                ApplicationTable.find(transaction, id).filter(application -> caller.sees(application.account()));
        if (found.isEmpty()
                && declared(id)
                        .filter(application -> caller.sees(application.account()))
                        .isPresent()) {
            throw Refused.conflict(Message.of("gestion.declared", id));
        }
        return found.orElseThrow(() -> Refused.unknown("gestion.application-unknown", id));
    }

    private Optional<ApplicationRow> declared(String id) {
        return declared.applications().stream()
                .filter(application -> application.id().equals(id))
                .map(ManagedApplications::declared)
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
}
