package lu.lalux.assure.stub.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The applications and persons of the accounts in the database, but for what is suspended, withdrawn or not yet set up.
 */
final class StoredIdentities {

    private static final String LIVING_ACCOUNT = " join comptes c on c.compte = %s.compte and c.suspendu = 0";

    /** Longer than any token lives by the machine's time: a secret that was withdrawn before has none any more. */
    private static final Duration TOKENS = Duration.ofDays(1).plusHours(1);

    private final JdbcClient database;

    StoredIdentities(JdbcClient database) {
        this.database = database;
    }

    /** A number that is another one when anything has changed. */
    long version() {
        return database.sql("select version from registre").query(Long.class).single();
    }

    /** Whether there is any account. */
    boolean hasAccounts() {
        return database.sql("select exists (select 1 from comptes)")
                .query(Boolean.class)
                .single();
    }

    /** Whoever belongs to the account, or did. */
    List<String> everMembers(String account) {
        return database.sql("select application from applications where compte = ?"
                        + " union select personne from personnes where compte = ?")
                .params(account, account)
                .query(String.class)
                .list();
    }

    /** @param now by the machine's time */
    List<Application> applications(Instant now) {
        Map<String, List<RegisteredSecret>> secrets = new HashMap<>();
        Map<String, Set<String>> compromised = new HashMap<>();
        database.sql("select application, numero, empreinte, fin_le, compromis from secrets"
                        // Each part is a range of one index.
                        + " where retire_le is null and fin_le is null or retire_le is null and fin_le > ?"
                        + " or retire_le > ? and compromis = 1")
                .params(now.toEpochMilli(), now.minus(TOKENS).toEpochMilli())
                .query(row -> {
                    if (row.getInt("compromis") == 1) {
                        compromised
                                .computeIfAbsent(row.getString("application"), first -> new HashSet<>())
                                .add(row.getString("numero"));
                    } else {
                        secrets.computeIfAbsent(row.getString("application"), first -> new ArrayList<>())
                                .add(secret(row));
                    }
                });
        return database.sql(
                        "select a.application, a.compte, a.genre, a.adresses, a.portees, c.portees from applications a"
                                + LIVING_ACCOUNT.formatted("a") + " where a.retiree_le is null")
                .query((row, number) -> {
                    String id = row.getString(1);
                    boolean confidential = row.getString(3).equals("confidentielle");
                    return new Application(
                            id,
                            row.getString(2),
                            Set.of(confidential ? Grant.CLIENT_CREDENTIALS : Grant.IMPLICIT),
                            words(row.getString(4)).toList(),
                            both(row.getString(5), row.getString(6)),
                            secrets.getOrDefault(id, List.of()),
                            compromised.getOrDefault(id, Set.of()),
                            RegisteredIn.DATABASE);
                })
                .list();
    }

    List<Person> persons() {
        return database.sql("select p.personne, p.compte, p.mot_de_passe, p.portees, c.portees from personnes p"
                        + LIVING_ACCOUNT.formatted("p")
                        + " where p.retiree_le is null and p.suspendue = 0 and p.mot_de_passe is not null")
                .query((row, number) -> new Person(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        both(row.getString(4), row.getString(5)),
                        RegisteredIn.DATABASE))
                .list();
    }

    private static RegisteredSecret secret(ResultSet row) throws SQLException {
        long millis = row.getLong("fin_le");
        Instant end = row.wasNull() ? null : Instant.ofEpochMilli(millis);
        return new RegisteredSecret(row.getString("numero"), row.getString("empreinte"), end);
    }

    /** What an account no longer may, nothing of it may. */
    private static Set<String> both(String own, String ofAccount) {
        Set<String> scopes = words(own).collect(Collectors.toCollection(TreeSet::new));
        scopes.retainAll(words(ofAccount).toList());
        return scopes;
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
    }
}
