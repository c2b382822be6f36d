package lu.lalux.assure.stub.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.api.gestion.model.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code utilisateurs}: who uses the management interface. One who was withdrawn stays, so that nobody ever
 * has their name.
 */
public final class UserTable {

    private static final String ALL = "select utilisateur, role, compte, suspendu, secours, cree_le, vu_le,"
            + " (select count(*) from cles_acces k where k.utilisateur = u.utilisateur) cles"
            + " from utilisateurs u where retire_le is null";

    private static final String PASSWORD =
            "select u.mot_de_passe from utilisateurs u join comptes c on c.compte = u.compte"
                    + " where u.utilisateur = ? and u.mot_de_passe is not null"
                    + " and u.suspendu = 0 and u.retire_le is null and c.suspendu = 0";

    private UserTable() {}

    /** All that were not withdrawn. */
    public static List<UserRow> all(JdbcClient database) {
        return database.sql(ALL).query((row, number) -> user(row)).list();
    }

    /** Those of an account. */
    public static List<UserRow> of(JdbcClient database, @Nullable String account) {
        return database.sql(ALL + " and compte = ?")
                .param(account)
                .query((row, number) -> user(row))
                .list();
    }

    /** One of that name who was not withdrawn. */
    public static Optional<UserRow> find(JdbcClient database, String name) {
        return database.sql(ALL + " and utilisateur = ?")
                .param(name)
                .query((row, number) -> user(row))
                .optional();
    }

    /** Whether somebody has the name. */
    public static boolean isThere(JdbcClient database, String name) {
        return database.sql("select exists (select 1 from utilisateurs where utilisateur = ? and retire_le is null)")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody has the name, or had it. */
    public static boolean wasThere(JdbcClient database, String name) {
        return database.sql("select exists (select 1 from utilisateurs where utilisateur = ?)")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    /** How many an account has; administrators have none. */
    public static int count(JdbcClient database, @Nullable String account) {
        return database.sql("select count(*) from utilisateurs where coalesce(compte, '') = ? and retire_le is null")
                .param(account == null ? "" : account)
                .query(Integer.class)
                .single();
    }

    /** The names of the administrators who can do something. */
    public static List<String> administrators(JdbcClient database) {
        return database.sql("select utilisateur from utilisateurs where role = 'administrateur' and suspendu = 0"
                        + " and retire_le is null")
                .query(String.class)
                .list();
    }

    /** The hash of the password of one of a provider's people; nothing of whoever cannot sign in by one. */
    public static Optional<String> password(JdbcClient database, String name) {
        return database.sql(PASSWORD).param(name).query(String.class).optional();
    }

    /**
     * Holds the row until the write ends: whoever changes the password comes before or after it.
     *
     * @return whether this is still the hash of the password
     */
    public static boolean hold(JdbcClient transaction, String name, String hash) {
        return transaction
                        .sql("update utilisateurs set mot_de_passe = mot_de_passe"
                                + " where utilisateur = ? and mot_de_passe = ?")
                        .params(name, hash)
                        .update()
                == 1;
    }

    /** @param hash of their password; nothing where a link is to come */
    public static void add(
            JdbcClient transaction,
            String name,
            Role role,
            @Nullable String account,
            @Nullable String hash,
            Instant now) {
        transaction
                .sql(
                        "insert into utilisateurs (utilisateur, role, compte, mot_de_passe, suspendu, cree_le) values (?, ?, ?, ?, 0, ?)")
                .param(name)
                .param(role.getValue())
                .param(account)
                .param(hash)
                .param(now.toEpochMilli())
                .update();
    }

    public static void suspend(JdbcClient transaction, String name, boolean suspended) {
        transaction
                .sql("update utilisateurs set suspendu = ? where utilisateur = ?")
                .params(suspended ? 1 : 0, name)
                .update();
    }

    /** @param emergency whether a passkey is good although there is an identity provider */
    public static void emergency(JdbcClient transaction, String name, boolean emergency) {
        transaction
                .sql("update utilisateurs set secours = ? where utilisateur = ?")
                .params(emergency ? 1 : 0, name)
                .update();
    }

    /** @param hash of their new password */
    public static void changePassword(JdbcClient transaction, String name, String hash) {
        transaction
                .sql("update utilisateurs set mot_de_passe = ? where utilisateur = ?")
                .params(hash, name)
                .update();
    }

    /** Notes that they have signed in, to the minute. */
    public static void seen(JdbcClient transaction, String name, Instant now) {
        transaction
                .sql("update utilisateurs set vu_le = ? where utilisateur = ?")
                .params(now.truncatedTo(ChronoUnit.MINUTES).toEpochMilli(), name)
                .update();
    }

    /** Whom the identity provider knows by a subject. */
    public static Optional<String> ofSubject(JdbcClient database, String subject) {
        return database.sql("select utilisateur from utilisateurs where sujet = ?")
                .param(subject)
                .query(String.class)
                .optional();
    }

    /**
     * Says by what subject the identity provider knows an administrator.
     *
     * @return whether there is one of that name who can do something, and who had none
     */
    public static boolean bind(JdbcClient transaction, String name, String subject) {
        return transaction
                        .sql("update utilisateurs set sujet = ? where utilisateur = ? and sujet is null"
                                + " and role = 'administrateur' and retire_le is null and suspendu = 0")
                        .params(subject, name)
                        .update()
                == 1;
    }

    public static void withdraw(JdbcClient transaction, String name, Instant now) {
        transaction
                .sql("update utilisateurs set retire_le = ?, mot_de_passe = null where utilisateur = ?")
                .params(now.toEpochMilli(), name)
                .update();
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
