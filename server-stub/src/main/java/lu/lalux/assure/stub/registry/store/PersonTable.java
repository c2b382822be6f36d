package lu.lalux.assure.stub.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code personnes}. One who was withdrawn stays, so that nobody ever has their name. */
public final class PersonTable {

    private static final String ALL = "select personne, compte, portees, mot_de_passe, suspendue, cree_le"
            + " from personnes where retiree_le is null";

    private PersonTable() {}

    /**
     * Somebody who can sign in.
     *
     * @param password the hash of their password
     * @param ended how often all of their tokens were ended, with those of their account
     */
    public record SigningIn(String name, String account, String password, Set<String> scopes, long ended) {}

    /** Those of an account, by name. */
    public static List<PersonRow> of(JdbcClient database, String account) {
        return database.sql(ALL + " and compte = ? order by personne")
                .param(account)
                .query((row, number) -> person(row))
                .list();
    }

    public static Optional<PersonRow> find(JdbcClient database, String name) {
        return database.sql(ALL + " and personne = ?")
                .param(name)
                .query((row, number) -> person(row))
                .optional();
    }

    /** Those of accounts that are not suspended who can sign in, with what their account may, too. */
    public static List<SigningIn> inForce(JdbcClient database) {
        return database.sql("select p.personne, p.compte, p.mot_de_passe, p.portees, c.portees,"
                        + " p.jetons_finis + c.jetons_finis from personnes p"
                        + " join comptes c on c.compte = p.compte and c.suspendu = 0"
                        + " where p.retiree_le is null and p.suspendue = 0 and p.mot_de_passe is not null")
                .query((row, number) -> new SigningIn(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        StoredScopes.both(row.getString(4), row.getString(5)),
                        row.getLong(6)))
                .list();
    }

    /** The names of an account's, withdrawn or not. */
    public static List<String> everOf(JdbcClient database, String account) {
        return database.sql("select personne from personnes where compte = ?")
                .param(account)
                .query(String.class)
                .list();
    }

    /** Whether somebody has the name, or had it. */
    public static boolean wasThere(JdbcClient database, String name) {
        return database.sql("select exists (select 1 from personnes where personne = ?)")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    public static int count(JdbcClient database, String account) {
        return database.sql("select count(*) from personnes where compte = ? and retiree_le is null")
                .param(account)
                .query(Integer.class)
                .single();
    }

    public static void add(JdbcClient transaction, PersonRow person, Instant now) {
        transaction
                .sql("insert into personnes (personne, compte, portees, suspendue, cree_le) values (?, ?, ?, 0, ?)")
                .params(person.name(), person.account(), StoredScopes.stored(person.scopes()), now.toEpochMilli())
                .update();
    }

    /** @param now what they were until then, whose tokens end with what is taken away */
    public static void change(JdbcClient transaction, PersonRow now, PersonRow person) {
        transaction
                .sql("update personnes set portees = ?, suspendue = ?, jetons_finis = jetons_finis + ?"
                        + " where personne = ?")
                .params(
                        StoredScopes.stored(person.scopes()),
                        person.suspended() ? 1 : 0,
                        EndedTokens.with(person.suspended() && !now.suspended(), now.scopes(), person.scopes()),
                        person.name())
                .update();
    }

    /** @param hash of their new password */
    public static void changePassword(JdbcClient transaction, String name, String hash) {
        transaction
                .sql("update personnes set mot_de_passe = ? where personne = ?")
                .params(hash, name)
                .update();
    }

    public static void withdraw(JdbcClient transaction, String name, Instant now) {
        transaction
                .sql("update personnes set retiree_le = ?, mot_de_passe = null where personne = ?")
                .params(now.toEpochMilli(), name)
                .update();
    }

    private static PersonRow person(ResultSet row) throws SQLException {
        return new PersonRow(
                row.getString("personne"),
                row.getString("compte"),
                StoredScopes.of(row.getString("portees")),
                row.getString("mot_de_passe") != null,
                row.getInt("suspendue") == 1,
                RegisteredIn.DATABASE,
                Instant.ofEpochMilli(row.getLong("cree_le")));
    }
}
