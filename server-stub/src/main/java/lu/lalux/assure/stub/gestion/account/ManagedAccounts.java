package lu.lalux.assure.stub.gestion.account;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.registry.DeclaredIdentities;
import lu.lalux.assure.stub.registry.store.AccountRow;
import lu.lalux.assure.stub.registry.store.AccountTable;
import lu.lalux.assure.stub.registry.store.RegisteredIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts: those of the database, and whoever stands in the settings, each an account by itself. */
@Component
public final class ManagedAccounts {

    private final JdbcClient reader;
    private final DeclaredIdentities declared;

    ManagedAccounts(JdbcClient reader, DeclaredIdentities declared) {
        this.reader = reader;
        this.declared = declared;
    }

    /** All that a caller sees. */
    Stream<AccountRow> visibleTo(Caller caller) {
        return Stream.concat(declared(), AccountTable.all(reader).stream())
                .filter(account -> caller.sees(account.id()));
    }

    /** An account that the caller may see, in whatever state. Any other one does not exist for them. */
    public AccountRow visible(Caller caller, String id) {
        return Optional.of(id)
                .filter(caller::sees)
                .flatMap(seen -> AccountTable.find(reader, seen)
                        .or(() -> declared()
                                .filter(account -> account.id().equals(seen))
                                .findFirst()))
                .orElseThrow(() -> Refused.unknown("gestion.account-unknown", id));
    }

    /**
     * One that a caller sees and that is changed here, as it is within a change.
     *
     * @throws lu.lalux.assure.stub.problem.ProblemException when the caller does not see it, or it stands in the
     *     settings
     */
    public AccountRow own(JdbcClient transaction, Caller caller, String id) {
        if (caller.sees(id)) {
            Optional<AccountRow> found = AccountTable.find(transaction, id);
            if (found.isPresent()) {
                return found.get();
            }
            if (declared().anyMatch(account -> account.id().equals(id))) {
                throw Refused.conflict(Message.of("gestion.declared", id));
            }
        }
        throw Refused.unknown("gestion.account-unknown", id);
    }

    private Stream<AccountRow> declared() {
        return Stream.concat(
                declared.applications().stream().map(application -> declared(application.id(), application.scopes())),
                declared.persons().stream().map(person -> declared(person.name(), person.scopes())));
    }

    private static AccountRow declared(String id, Set<String> scopes) {
        return new AccountRow(id, id, null, null, scopes, false, RegisteredIn.SETTINGS, null);
    }
}
