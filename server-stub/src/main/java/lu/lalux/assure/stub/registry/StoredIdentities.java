package lu.lalux.assure.stub.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.api.gestion.model.GenreApplication;
import lu.lalux.assure.stub.registry.store.AccountTable;
import lu.lalux.assure.stub.registry.store.ApplicationTable;
import lu.lalux.assure.stub.registry.store.PersonTable;
import lu.lalux.assure.stub.registry.store.RegisteredIn;
import lu.lalux.assure.stub.registry.store.RegistryTable;
import lu.lalux.assure.stub.registry.store.SecretTable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The applications and persons of the accounts in the database, but for what is suspended, withdrawn or not yet set up.
 */
final class StoredIdentities {

    /** Longer than any token lives by the machine's time: a secret that was withdrawn before has none any more. */
    private static final Duration TOKENS = Duration.ofDays(1).plusHours(1);

    private final JdbcClient database;

    StoredIdentities(JdbcClient database) {
        this.database = database;
    }

    /** A number that is another one when anything has changed. */
    long version() {
        return RegistryTable.version(database);
    }

    /** Whether there is any account. */
    boolean hasAccounts() {
        return AccountTable.hasAny(database);
    }

    /** Whoever belongs to the account, or did. */
    List<String> everMembers(String account) {
        return Stream.concat(
                        ApplicationTable.everOf(database, account).stream(),
                        PersonTable.everOf(database, account).stream())
                .toList();
    }

    /** @param now by the machine's time */
    List<Application> applications(Instant now) {
        Map<String, List<RegisteredSecret>> secrets = new HashMap<>();
        Map<String, Set<String>> compromised = new HashMap<>();
        SecretTable.inForce(database, now, now.minus(TOKENS)).forEach(secret -> {
            if (secret.compromised()) {
                compromised
                        .computeIfAbsent(secret.application(), first -> new HashSet<>())
                        .add(secret.number());
            } else {
                secrets.computeIfAbsent(secret.application(), first -> new ArrayList<>())
                        .add(new RegisteredSecret(secret.number(), secret.hash(), secret.end()));
            }
        });
        return ApplicationTable.inForce(database).stream()
                .map(found -> new Application(
                        found.row().id(),
                        found.row().account(),
                        Set.of(
                                found.row().kind() == GenreApplication.CONFIDENTIELLE
                                        ? Grant.CLIENT_CREDENTIALS
                                        : Grant.IMPLICIT),
                        found.row().returns(),
                        found.row().scopes(),
                        secrets.getOrDefault(found.row().id(), List.of()),
                        compromised.getOrDefault(found.row().id(), Set.of()),
                        found.ended(),
                        RegisteredIn.DATABASE))
                .toList();
    }

    List<Person> persons() {
        return PersonTable.inForce(database).stream()
                .map(row -> new Person(
                        row.name(), row.account(), row.password(), row.scopes(), row.ended(), RegisteredIn.DATABASE))
                .toList();
    }
}
