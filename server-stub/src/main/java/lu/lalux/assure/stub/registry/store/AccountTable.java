package lu.lalux.assure.stub.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.api.gestion.model.Metier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code comptes}: the accounts of providers. */
public final class AccountTable {

    private static final String ALL =
            "select compte, nom, metier, prestataire, portees, suspendu, cree_le from comptes";

    private AccountTable() {}

    public static List<AccountRow> all(JdbcClient database) {
        return database.sql(ALL).query((row, number) -> account(row)).list();
    }

    public static Optional<AccountRow> find(JdbcClient database, @Nullable String id) {
        return database.sql(ALL + " where compte = ?")
                .param(id)
                .query((row, number) -> account(row))
                .optional();
    }

    /** Whether there is any. */
    public static boolean hasAny(JdbcClient database) {
        return database.sql("select exists (select 1 from comptes)")
                .query(Boolean.class)
                .single();
    }

    public static void add(JdbcClient transaction, AccountRow account, Metier trade, Instant now) {
        transaction
                .sql("insert into comptes (compte, nom, metier, prestataire, portees, suspendu, cree_le)"
                        + " values (?, ?, ?, ?, ?, 0, ?)")
                .param(account.id())
                .param(account.name())
                .param(trade.getValue())
                .param(account.provider())
                .param(StoredScopes.stored(account.scopes()))
                .param(now.toEpochMilli())
                .update();
    }

    /**
     * Its trade, and when it was made, do not change.
     *
     * @param now what it was until then, whose tokens end with what is taken away
     */
    public static void change(JdbcClient transaction, AccountRow now, AccountRow account) {
        transaction
                .sql("update comptes set nom = ?, prestataire = ?, portees = ?, suspendu = ?,"
                        + " jetons_finis = jetons_finis + ? where compte = ?")
                .param(account.name())
                .param(account.provider())
                .param(StoredScopes.stored(account.scopes()))
                .param(account.suspended() ? 1 : 0)
                .param(EndedTokens.with(account.suspended() && !now.suspended(), now.scopes(), account.scopes()))
                .param(account.id())
                .update();
    }

    private static AccountRow account(ResultSet row) throws SQLException {
        return new AccountRow(
                row.getString("compte"),
                row.getString("nom"),
                Metier.fromValue(row.getString("metier")),
                row.getString("prestataire"),
                StoredScopes.of(row.getString("portees")),
                row.getInt("suspendu") == 1,
                RegisteredIn.DATABASE,
                Instant.ofEpochMilli(row.getLong("cree_le")));
    }
}
