package lu.lalux.assure.stub.gestion.user;

import java.util.stream.Stream;
import lu.lalux.assure.api.gestion.model.Role;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.gestion.audit.AuditDetail;
import lu.lalux.assure.stub.gestion.audit.AuditEntry;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.registry.store.UserRow;
import lu.lalux.assure.stub.registry.store.UserTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The users that were not withdrawn. */
@Component
public final class ManagedUsers {

    /** Of one account. */
    private static final int MOST = 200;

    private final JdbcClient reader;
    private final AuditTrail audit;
    private final MachineTime time;

    ManagedUsers(JdbcClient reader, AuditTrail audit, MachineTime time) {
        this.reader = reader;
        this.audit = audit;
        this.time = time;
    }

    /** All that a caller sees. */
    public Stream<UserRow> visibleTo(Caller caller) {
        return (caller.isAdministrator() ? UserTable.all(reader) : UserTable.of(reader, caller.account())).stream();
    }

    /** One that a caller sees; those of another account, and administrators, are unknown to a provider's own people. */
    public UserRow visible(JdbcClient database, Caller caller, String name) {
        return UserTable.find(database, name)
                .filter(user -> caller.sees(user.account()))
                .orElseThrow(() -> Refused.unknown("gestion.user-unknown", name));
    }

    public UserRow visible(Caller caller, String name) {
        return visible(reader, caller, name);
    }

    /** Whether somebody has the name, or had it. */
    public boolean isTaken(JdbcClient database, String name) {
        return Caller.isReserved(name) || UserTable.wasThere(database, name);
    }

    /**
     * Adds one, within a change.
     *
     * @param maker whoever makes them
     * @param account nothing for an administrator
     * @param password its hash; nothing where a link is to come
     * @param pointer of the field with the name
     */
    public UserRow add(
            JdbcClient transaction,
            Caller maker,
            String name,
            @Nullable String account,
            @Nullable String password,
            String pointer) {
        if (isTaken(transaction, name)) {
            throw Refused.taken(pointer, name);
        }
        requireRoom(transaction, account);
        Role role = account == null ? Role.ADMINISTRATEUR : Role.PRESTATAIRE;
        UserTable.add(transaction, name, role, account, password, time.instant());
        audit.add(
                transaction,
                maker,
                new AuditEntry("utilisateur-cree", account, name, AuditDetail.of("role", role.getValue())));
        return UserTable.find(transaction, name).orElseThrow();
    }

    /** Whether somebody can manage: an administrator who has signed in, and can do so again. */
    public boolean hasAdministrator() {
        return UserTable.all(reader).stream().anyMatch(ManagedUsers::manages);
    }

    /** @throws lu.lalux.assure.stub.problem.ProblemException when this is the last one who can manage */
    public void requireAnother(JdbcClient transaction, UserRow user) {
        if (manages(user)
                && UserTable.all(transaction).stream()
                        .noneMatch(other -> manages(other) && !other.name().equals(user.name()))) {
            throw Refused.conflict(Message.of("gestion.last-administrator"));
        }
    }

    private static boolean manages(UserRow user) {
        return user.role() == Role.ADMINISTRATEUR && !user.suspended() && user.seen() != null;
    }

    private static void requireRoom(JdbcClient transaction, @Nullable String account) {
        if (UserTable.count(transaction, account) >= MOST) {
            throw Refused.conflict(Message.of("gestion.too-many", MOST));
        }
    }
}
