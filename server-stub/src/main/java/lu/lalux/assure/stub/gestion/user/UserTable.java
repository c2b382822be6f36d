package lu.lalux.assure.stub.gestion.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.api.gestion.model.Role;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.gestion.audit.AuditDetail;
import lu.lalux.assure.stub.gestion.audit.AuditEntry;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.problem.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The users that were not withdrawn. */
@Component
public final class UserTable {

    /** Of one account. */
    private static final int MOST = 200;

    private static final String ALL = "select utilisateur, role, compte, suspendu, secours, cree_le, vu_le,"
            + " (select count(*) from cles_acces k where k.utilisateur = u.utilisateur) cles"
            + " from utilisateurs u where retire_le is null";

    private final JdbcClient reader;
    private final AuditTrail audit;
    private final MachineTime time;

    UserTable(JdbcClient reader, AuditTrail audit, MachineTime time) {
        this.reader = reader;
        this.audit = audit;
        this.time = time;
    }

    /** All that a caller sees. */
    public Stream<UserRow> visibleTo(Caller caller) {
        return caller.isAdministrator()
                ? all(reader).stream()
                : reader
                        .sql(ALL + " and compte = ?")
                        .param(caller.account())
                        .query((row, number) -> user(row))
                        .list()
                        .stream();
    }

    /** One that a caller sees; those of another account, and administrators, are unknown to a provider's own people. */
    public UserRow visible(JdbcClient database, Caller caller, String name) {
        return find(database, name)
                .filter(user -> caller.sees(user.account()))
                .orElseThrow(() -> Refused.unknown("gestion.user-unknown", name));
    }

    public UserRow visible(Caller caller, String name) {
        return visible(reader, caller, name);
    }

    /** One of that name. */
    public Optional<UserRow> find(JdbcClient database, String name) {
        return database.sql(ALL + " and utilisateur = ?")
                .param(name)
                .query((row, number) -> user(row))
                .optional();
    }

    /** Whether somebody has the name, or had it. */
    public boolean isTaken(JdbcClient database, String name) {
        if (Caller.isReserved(name)) {
            return true;
        }
        return database.sql("select exists (select 1 from utilisateurs where utilisateur = ?)")
                .param(name)
                .query(Boolean.class)
                .single();
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
        transaction
                .sql(
                        "insert into utilisateurs (utilisateur, role, compte, mot_de_passe, suspendu, cree_le) values (?, ?, ?, ?, 0, ?)")
                .param(name)
                .param(role.getValue())
                .param(account)
                .param(password)
                .param(time.instant().toEpochMilli())
                .update();
        audit.add(
                transaction,
                maker,
                new AuditEntry("utilisateur-cree", account, name, AuditDetail.of("role", role.getValue())));
        return find(transaction, name).orElseThrow();
    }

    /** Whether somebody can manage: an administrator who has signed in, and can do so again. */
    public boolean hasAdministrator() {
        return all(reader).stream().anyMatch(UserTable::manages);
    }

    /** @throws lu.lalux.assure.stub.problem.ProblemException when this is the last one who can manage */
    public void requireAnother(JdbcClient transaction, UserRow user) {
        if (manages(user)
                && all(transaction).stream()
                        .noneMatch(other -> manages(other) && !other.name().equals(user.name()))) {
            throw Refused.conflict(Message.of("gestion.last-administrator"));
        }
    }

    private static boolean manages(UserRow user) {
        return user.role() == Role.ADMINISTRATEUR && !user.suspended() && user.seen() != null;
    }

    private static void requireRoom(JdbcClient transaction, @Nullable String account) {
        int present = transaction
                .sql("select count(*) from utilisateurs where coalesce(compte, '') = ? and retire_le is null")
                .param(account == null ? "" : account)
                .query(Integer.class)
                .single();
        if (present >= MOST) {
            throw Refused.conflict(Message.of("gestion.too-many", MOST));
        }
    }

    private static List<UserRow> all(JdbcClient database) {
        return database.sql(ALL).query((row, number) -> user(row)).list();
    }

    private static UserRow user(ResultSet row) throws SQLException {
        long seen = row.getLong("vu_le");
        Instant lastSeen = row.wasNull() ? null : Instant.ofEpochMilli(seen);
        return new UserRow(
                row.getString("utilisateur"),
                Role.fromValue(row.getString("role")),
                row.getString("compte"),
                row.getInt("suspendu") == 1,
                row.getInt("cles"),
                row.getInt("secours") == 1,
                Instant.ofEpochMilli(row.getLong("cree_le")),
                lastSeen);
    }
}
