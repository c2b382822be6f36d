package lu.lalux.assure.stub.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.api.gestion.model.GenreApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code applications}. One that was withdrawn stays, so that nobody is ever called like it. */
public final class ApplicationTable {

    private static final String ALL = "select application, compte, nom, genre, portees, adresses, cree_le"
            + " from applications where retiree_le is null";

    private ApplicationTable() {}

    /**
     * How people call one, as it was typed: whoever shows it escapes it.
     *
     * @param application its own name
     * @param account that of the account to which it belongs
     */
    public record Names(String application, String account) {}

    /** Those of an account, by name. */
    public static List<ApplicationRow> of(JdbcClient database, String account) {
        return database.sql(ALL + " and compte = ? order by nom, application")
                .param(account)
                .query((row, number) -> application(row, StoredScopes.of(row.getString("portees"))))
                .list();
    }

    public static Optional<ApplicationRow> find(JdbcClient database, String id) {
        return database.sql(ALL + " and application = ?")
                .param(id)
                .query((row, number) -> application(row, StoredScopes.of(row.getString("portees"))))
                .optional();
    }

    /**
     * One that can get a token.
     *
     * @param ended how often all of its tokens were ended, with those of its account
     */
    public record InForce(ApplicationRow row, long ended) {}

    /** Those of accounts that are not suspended, with what their account may, too. */
    public static List<InForce> inForce(JdbcClient database) {
        return database.sql("select a.application, a.compte, a.nom, a.genre, a.portees, a.adresses, a.cree_le,"
                        + " c.portees as portees_compte, a.jetons_finis + c.jetons_finis as finis from applications a"
                        + " join comptes c on c.compte = a.compte and c.suspendu = 0 where a.retiree_le is null")
                .query((row, number) -> new InForce(
                        application(row, StoredScopes.both(row.getString("portees"), row.getString("portees_compte"))),
                        row.getLong("finis")))
                .list();
    }

    public static Optional<Names> names(JdbcClient database, String id) {
        return database.sql("select a.nom, c.nom from applications a join comptes c on c.compte = a.compte"
                        + " where a.application = ?")
                .param(id)
                .query((row, number) -> new Names(row.getString(1), row.getString(2)))
                .optional();
    }

    /** The identifiers of an account's, withdrawn or not. */
    public static List<String> everOf(JdbcClient database, String account) {
        return database.sql("select application from applications where compte = ?")
                .param(account)
                .query(String.class)
                .list();
    }

    /** Whether one is called so, or was. */
    public static boolean wasThere(JdbcClient database, String id) {
        return database.sql("select exists (select 1 from applications where application = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    public static int count(JdbcClient database, String account) {
        return database.sql("select count(*) from applications where compte = ? and retiree_le is null")
                .param(account)
                .query(Integer.class)
                .single();
    }

    public static void add(JdbcClient transaction, ApplicationRow application, Instant now) {
        transaction
                .sql("insert into applications (application, compte, nom, genre, portees, adresses, cree_le)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        application.id(),
                        application.account(),
                        application.name(),
                        application.kind().getValue(),
                        StoredScopes.stored(application.scopes()),
                        String.join(" ", application.returns()),
                        now.toEpochMilli())
                .update();
    }

    /** @param now what it was until then, whose tokens end with what is taken away */
    public static void change(JdbcClient transaction, ApplicationRow now, ApplicationRow application) {
        transaction
                .sql("update applications set nom = ?, portees = ?, adresses = ?,"
                        + " jetons_finis = jetons_finis + ? where application = ?")
                .params(
                        application.name(),
                        StoredScopes.stored(application.scopes()),
                        String.join(" ", application.returns()),
                        EndedTokens.with(false, now.scopes(), application.scopes()),
                        application.id())
                .update();
    }

    public static void withdraw(JdbcClient transaction, String id, Instant now) {
        transaction
                .sql("update applications set retiree_le = ? where application = ?")
                .params(now.toEpochMilli(), id)
                .update();
    }

    private static ApplicationRow application(ResultSet row, Set<String> scopes) throws SQLException {
        String returns = row.getString("adresses");
        return new ApplicationRow(
                row.getString("application"),
                row.getString("compte"),
                row.getString("nom"),
                GenreApplication.fromValue(row.getString("genre")),
                scopes,
                returns.isEmpty() ? List.of() : List.of(returns.split(" ")),
                RegisteredIn.DATABASE,
                Instant.ofEpochMilli(row.getLong("cree_le")));
    }
}
