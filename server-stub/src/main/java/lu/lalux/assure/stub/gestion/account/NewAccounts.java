package lu.lalux.assure.stub.gestion.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lu.lalux.assure.api.gestion.model.Metier;
import lu.lalux.assure.api.gestion.model.NouveauCompte;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.audit.AuditDetail;
import lu.lalux.assure.stub.gestion.audit.AuditEntry;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.registry.store.AccountRow;
import lu.lalux.assure.stub.registry.store.AccountTable;
import lu.lalux.assure.stub.registry.store.RegisteredIn;
import lu.lalux.assure.stub.registry.store.StoredScopes;
import lu.lalux.assure.stub.token.access.OperationScopes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes accounts. */
@Component
public final class NewAccounts {

    private final AuditTrail audit;
    private final MachineTime time;
    private final Set<String> known;

    NewAccounts(AuditTrail audit, MachineTime time, OperationScopes scopes) {
        this.audit = audit;
        this.time = time;
        this.known = scopes.known();
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
}
