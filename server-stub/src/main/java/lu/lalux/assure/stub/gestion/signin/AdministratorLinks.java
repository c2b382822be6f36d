package lu.lalux.assure.stub.gestion.signin;

import java.util.Optional;
import lu.lalux.assure.api.gestion.model.Lien;
import lu.lalux.assure.api.gestion.model.Role;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.Links;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.gestion.audit.AuditDetail;
import lu.lalux.assure.stub.gestion.audit.AuditEntry;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.gestion.user.ManagedUsers;
import lu.lalux.assure.stub.registry.store.UserRow;
import lu.lalux.assure.stub.registry.store.UserTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links for administrators that the server itself makes, for whoever has its console. */
@Component
final class AdministratorLinks {

    private static final String FIRST = "administrateur";

    private final ManagedUsers users;
    private final Links links;
    private final AuditTrail audit;

    AdministratorLinks(ManagedUsers users, Links links, AuditTrail audit) {
        this.users = users;
        this.links = links;
        this.audit = audit;
    }

    /**
     * Makes one, within a change: for an administrator who is there, suspended or not, or else for a new one.
     *
     * @throws lu.lalux.assure.stub.problem.ProblemException when somebody else has the name, or had it
     */
    Lien make(JdbcClient transaction, String name) {
        Optional<UserRow> present = UserTable.find(transaction, name);
        if (present.isEmpty()) {
            users.add(transaction, Caller.SERVER, name, null, null, "");
        } else if (present.get().role() != Role.ADMINISTRATEUR) {
            throw Refused.taken("", name);
        } else if (present.get().suspended()) {
            UserTable.suspend(transaction, name, false);
            audit.add(
                    transaction,
                    Caller.SERVER,
                    new AuditEntry("utilisateur-change", null, name, AuditDetail.of("suspendu", false)));
        }
        audit.add(transaction, Caller.SERVER, new AuditEntry("utilisateur-lien", null, name));
        return links.make(transaction, Links.Owner.user(name));
    }

    /** Of the first administrator: the one who is invited already, or a name that nobody has had. */
    String first(JdbcClient transaction) {
        String name = FIRST;
        for (int more = 2; !isFree(transaction, name); more++) {
            name = FIRST + '-' + more;
        }
        return name;
    }

    private boolean isFree(JdbcClient transaction, String name) {
        return UserTable.find(transaction, name)
                .map(user -> user.role() == Role.ADMINISTRATEUR && user.seen() == null && !user.suspended())
                .orElseGet(() -> !users.isTaken(transaction, name));
    }
}
