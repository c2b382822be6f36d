package lu.lalux.assure.stub.gestion.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.api.gestion.model.Metier;
import lu.lalux.assure.api.gestion.model.NouveauCompte;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.gestion.audit.AuditDetail;
import lu.lalux.assure.stub.gestion.audit.AuditEntry;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.registry.DeclaredIdentities;
import lu.lalux.assure.stub.registry.Registered;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.registry.store.AccountRow;
import lu.lalux.assure.stub.registry.store.AccountTable;
import lu.lalux.assure.stub.registry.store.RegisteredIn;
import lu.lalux.assure.stub.registry.store.StoredScopes;
import lu.lalux.assure.stub.token.access.OperationScopes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts: those of the database, and whoever stands in the settings, each an account by itself. */
@Component
public final class ManagedAccounts {

    private final JdbcClient reader;
    private final DeclaredIdentities declared;
    private final Registry registry;
    private final AuditTrail audit;
    private final MachineTime time;
    private final Set<String> known;

    ManagedAccounts(
            JdbcClient reader,
            DeclaredIdentities declared,
            Registry registry,
            AuditTrail audit,
            MachineTime time,
            OperationScopes scopes) {
        this.reader = reader;
        this.declared = declared;
        this.registry = registry;
        this.audit = audit;
        this.time = time;
        this.known = scopes.known();
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

    /**
     * Adds one, within a change.
     *
     * @param caller whoever makes it
     * @param asked what it is to be; without scopes it has those of its trade, and may manage itself
     */
    public AccountRow add(JdbcClient transaction, Caller caller, NouveauCompte asked) {
        Set<String> scopes = asked.getPortees() == null ? ofTrade(asked.getMetier()) : asked.getPortees();
        Scopes.requireKnown(scopes, known);
        Instant now = time.instant();
        AccountRow account = new AccountRow(
                UUID.randomUUID().toString(),
                asked.getNom(),
                asked.getMetier(),
                asked.getPrestataire(),
                scopes,
                false,
                RegisteredIn.DATABASE,
                now);
        AccountTable.add(transaction, account, asked.getMetier(), now);
        audit.add(
                transaction,
                caller,
                new AuditEntry(
                        "compte-cree",
                        account.id(),
                        account.id(),
                        AuditDetail.of("nom", account.name()),
                        AuditDetail.of("metier", asked.getMetier().getValue()),
                        AuditDetail.of("portees", StoredScopes.stored(scopes))));
        return account;
    }

    /** Those that the contract has for the trade, which bear its name, and that of the management interface. */
    private Set<String> ofTrade(Metier trade) {
        return known.stream()
                .filter(scope -> scope.startsWith("/" + trade.getValue()) || scope.equals("/gestion"))
                .collect(Collectors.toSet());
    }

    /** What the sandbox publishes is in force until there is an account, and shown as long. */
    private Stream<AccountRow> declared() {
        Registered inForce = registry.current();
        return Stream.concat(
                declared.applications().stream()
                        .filter(application ->
                                inForce.application(application.id()).isPresent())
                        .map(application -> declared(application.id(), application.scopes())),
                declared.persons().stream()
                        .filter(person -> inForce.person(person.name()).isPresent())
                        .map(person -> declared(person.name(), person.scopes())));
    }

    private static AccountRow declared(String id, Set<String> scopes) {
        return new AccountRow(id, id, null, null, scopes, false, RegisteredIn.SETTINGS, null);
    }
}
