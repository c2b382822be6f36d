package lu.lalux.assure.stub.gestion.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lu.lalux.assure.api.gestion.ComptesApi;
import lu.lalux.assure.api.gestion.model.ChangementCompte;
import lu.lalux.assure.api.gestion.model.Compte;
import lu.lalux.assure.api.gestion.model.Comptes;
import lu.lalux.assure.api.gestion.model.EtatCompte;
import lu.lalux.assure.api.gestion.model.NouveauCompte;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.CurrentCaller;
import lu.lalux.assure.stub.gestion.access.ListPage;
import lu.lalux.assure.stub.gestion.audit.AuditDetail;
import lu.lalux.assure.stub.gestion.audit.AuditEntry;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.gestion.audit.Changes;
import lu.lalux.assure.stub.registry.store.AccountRow;
import lu.lalux.assure.stub.registry.store.AccountTable;
import lu.lalux.assure.stub.registry.store.StoredScopes;
import lu.lalux.assure.stub.token.access.OperationScopes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The tag {@code comptes} of the management interface. */
@RestController
class AccountsController implements ComptesApi {

    private final CurrentCaller caller;
    private final ManagedAccounts accounts;
    private final Changes changes;
    private final AuditTrail audit;
    private final Set<String> known;

    AccountsController(
            CurrentCaller caller, ManagedAccounts accounts, Changes changes, AuditTrail audit, OperationScopes scopes) {
        this.caller = caller;
        this.accounts = accounts;
        this.changes = changes;
        this.audit = audit;
        this.known = scopes.known();
    }

    @Override
    public ResponseEntity<Comptes> listerComptes(
            @Nullable String recherche, @Nullable String apres, @Nullable Integer nombre) {
        String sought = recherche == null ? "" : recherche.toLowerCase(Locale.ROOT);
        ListPage<AccountRow> page = ListPage.of(
                accounts.visibleTo(caller.get())
                        .filter(account -> (account.name() + '\n' + account.id())
                                .toLowerCase(Locale.ROOT)
                                .contains(sought)),
                account -> account.name() + '\n' + account.id(),
                apres,
                nombre == null ? 50 : nombre);
        return ResponseEntity.ok(
                new Comptes(page.elements().stream().map(ShownRows::account).toList()).suite(page.next()));
    }

    @Override
    public ResponseEntity<Compte> creerCompte(NouveauCompte nouveau) {
        Caller administrator = caller.get();
        administrator.requireAdministrator();
        AccountRow account = changes.make(transaction -> accounts.add(transaction, administrator, nouveau));
        return ResponseEntity.status(HttpStatus.CREATED).body(ShownRows.account(account));
    }

    @Override
    public ResponseEntity<Compte> lireCompte(String compte) {
        return ResponseEntity.ok(ShownRows.account(accounts.visible(caller.get(), compte)));
    }

    @Override
    public ResponseEntity<Compte> modifierCompte(String compte, ChangementCompte changement) {
        Caller administrator = caller.get();
        // What is not theirs stays unknown to a provider's own people; what is theirs is an administrator's to change.
        accounts.visible(administrator, compte);
        administrator.requireAdministrator();
        if (changement.getPortees() != null) {
            Scopes.requireKnown(changement.getPortees(), known);
        }
        AccountRow changed = changes.make(transaction -> {
            AccountRow now = accounts.own(transaction, administrator, compte);
            AccountRow then = changed(now, changement);
            List<AuditDetail> details = details(changement);
            AccountTable.change(transaction, now, then);
            audit.add(transaction, administrator, new AuditEntry("compte-change", compte, compte, details));
            return then;
        });
        return ResponseEntity.ok(ShownRows.account(changed));
    }

    private static AccountRow changed(AccountRow now, ChangementCompte change) {
        return new AccountRow(
                now.id(),
                change.getNom() == null ? now.name() : change.getNom(),
                now.trade(),
                change.getPrestataire() == null ? now.provider() : change.getPrestataire(),
                change.getPortees() == null ? now.scopes() : change.getPortees(),
                change.getEtat() == null ? now.suspended() : change.getEtat() == EtatCompte.SUSPENDU,
                now.in(),
                now.created());
    }

    private static List<AuditDetail> details(ChangementCompte change) {
        List<AuditDetail> details = new ArrayList<>();
        if (change.getNom() != null) {
            details.add(AuditDetail.of("nom", change.getNom()));
        }
        if (change.getPrestataire() != null) {
            details.add(AuditDetail.of("prestataire", change.getPrestataire()));
        }
        if (change.getPortees() != null) {
            details.add(AuditDetail.of("portees", StoredScopes.stored(change.getPortees())));
        }
        if (change.getEtat() != null) {
            details.add(AuditDetail.of("etat", change.getEtat().getValue()));
        }
        return details;
    }
}
