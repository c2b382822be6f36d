package lu.lalux.assure.stub.gestion.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.api.gestion.ApplicationsApi;
import lu.lalux.assure.api.gestion.model.Application;
import lu.lalux.assure.api.gestion.model.Applications;
import lu.lalux.assure.api.gestion.model.ChangementApplication;
import lu.lalux.assure.api.gestion.model.GenreApplication;
import lu.lalux.assure.api.gestion.model.NouveauSecret;
import lu.lalux.assure.api.gestion.model.NouvelleApplication;
import lu.lalux.assure.api.gestion.model.SecretDonne;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.CurrentCaller;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.gestion.audit.AuditDetail;
import lu.lalux.assure.stub.gestion.audit.AuditEntry;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.gestion.audit.Changes;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.registry.store.AccountRow;
import lu.lalux.assure.stub.registry.store.ApplicationRow;
import lu.lalux.assure.stub.registry.store.ApplicationTable;
import lu.lalux.assure.stub.registry.store.RegisteredIn;
import lu.lalux.assure.stub.registry.store.SecretTable;
import lu.lalux.assure.stub.registry.store.StoredScopes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/** The tag {@code applications} of the management interface. */
@RestController
class ApplicationsController implements ApplicationsApi {

    /** {@code maxItems} of {@code Applications}. */
    private static final int MOST = 100;

    private static final String MANAGING = "/gestion";

    private final CurrentCaller caller;
    private final ManagedAccounts accounts;
    private final ManagedApplications applications;
    private final NewSecrets created;
    private final Changes changes;
    private final AuditTrail audit;
    private final JdbcClient reader;
    private final MachineTime time;

    ApplicationsController(
            CurrentCaller caller,
            ManagedAccounts accounts,
            ManagedApplications applications,
            NewSecrets created,
            Changes changes,
            AuditTrail audit,
            JdbcClient reader,
            MachineTime time) {
        this.caller = caller;
        this.accounts = accounts;
        this.applications = applications;
        this.created = created;
        this.changes = changes;
        this.audit = audit;
        this.reader = reader;
        this.time = time;
    }

    @Override
    public ResponseEntity<Applications> listerApplications(String compte) {
        AccountRow account = accounts.visible(caller.get(), compte);
        return ResponseEntity.ok(new Applications(
                applications.of(account.id()).stream().map(this::shown).toList()));
    }

    @Override
    public ResponseEntity<Application> lireApplication(String application) {
        return ResponseEntity.ok(shown(applications.visible(caller.get(), application)));
    }

    @Override
    public ResponseEntity<Application> creerApplication(String compte, NouvelleApplication nouvelle) {
        Caller maker = caller.get();
        ApplicationRow made = changes.make(transaction -> {
            AccountRow account = accounts.own(transaction, maker, compte);
            requireRoom(transaction, compte);
            boolean isPublic = nouvelle.getGenre() == GenreApplication.PUBLIQUE;
            requireScopes(nouvelle.getPortees(), account, isPublic);
            Instant now = time.instant();
            ApplicationRow application = new ApplicationRow(
                    "app-" + RandomNames.next(),
                    account.id(),
                    nouvelle.getNom(),
                    nouvelle.getGenre(),
                    nouvelle.getPortees(),
                    ReturnAddresses.of(nouvelle.getAdressesRetour(), isPublic),
                    RegisteredIn.DATABASE,
                    now);
            ApplicationTable.add(transaction, application, now);
            audit.add(
                    transaction,
                    maker,
                    new AuditEntry(
                            "application-creee",
                            account.id(),
                            application.id(),
                            AuditDetail.of("nom", application.name()),
                            AuditDetail.of("genre", application.kind().getValue()),
                            AuditDetail.of("portees", StoredScopes.stored(application.scopes())),
                            AuditDetail.of("adressesRetour", String.join(" ", application.returns()))));
            return application;
        });
        return ResponseEntity.status(HttpStatus.CREATED).body(shown(made));
    }

    @Override
    public ResponseEntity<Application> modifierApplication(String application, ChangementApplication changement) {
        Caller maker = caller.get();
        ApplicationRow changed = changes.make(transaction -> {
            ApplicationRow now = applications.own(transaction, maker, application);
            ApplicationRow then = changed(transaction, maker, now, changement);
            ApplicationTable.change(transaction, now, then);
            audit.add(
                    transaction,
                    maker,
                    new AuditEntry("application-changee", now.account(), application, details(changement, then)));
            return then;
        });
        return ResponseEntity.ok(shown(changed));
    }

    @Override
    public ResponseEntity<Void> retirerApplication(String application) {
        Caller maker = caller.get();
        changes.make(transaction -> {
            ApplicationRow now = applications.own(transaction, maker, application);
            ApplicationTable.withdraw(transaction, application, time.instant());
            SecretTable.withdrawAll(transaction, application, time.instant());
            audit.addAlways(transaction, maker, new AuditEntry("application-retiree", now.account(), application));
            return true;
        });
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<SecretDonne> creerSecret(String application, NouveauSecret nouveau) {
        Caller maker = caller.get();
        SecretDonne given = changes.make(transaction -> {
            ApplicationRow now = applications.own(transaction, maker, application);
            if (now.isPublic()) {
                throw Refused.conflict(Message.of("gestion.no-secret"));
            }
            return created.make(transaction, maker, now, nouveau);
        });
        return ResponseEntity.status(HttpStatus.CREATED).body(given);
    }

    @Override
    public ResponseEntity<Void> retirerSecret(String application, String numero, @Nullable Boolean compromis) {
        Caller maker = caller.get();
        boolean compromised = Boolean.TRUE.equals(compromis);
        changes.make(transaction -> {
            ApplicationRow now = applications.own(transaction, maker, application);
            if (!SecretTable.withdraw(transaction, application, numero, compromised, time.instant())) {
                throw Refused.unknown("gestion.secret-unknown", numero);
            }
            audit.addAlways(
                    transaction,
                    maker,
                    new AuditEntry(
                            compromised ? "secret-compromis" : "secret-retire",
                            now.account(),
                            application,
                            AuditDetail.of("numero", numero)));
            return true;
        });
        return ResponseEntity.noContent().build();
    }

    private Application shown(ApplicationRow application) {
        Instant now = time.instant();
        return ShownRows.application(application, SecretTable.of(reader, application.id(), now), now);
    }

    private static void requireRoom(JdbcClient transaction, String account) {
        if (ApplicationTable.count(transaction, account) >= MOST) {
            throw Refused.conflict(Message.of("gestion.too-many", MOST));
        }
    }

    /** A public application gets its tokens in the name of a person, who manages nothing. */
    private static void requireScopes(Set<String> asked, AccountRow account, boolean isPublic) {
        Scopes.requireWithin(asked, account.scopes());
        if (isPublic && asked.contains(MANAGING)) {
            throw Refused.fault(
                    Scopes.POINTER, FaultCode.PORTEE_HORS_COMPTE, Message.of("gestion.scope-public", MANAGING));
        }
    }

    private ApplicationRow changed(
            JdbcClient transaction, Caller maker, ApplicationRow now, ChangementApplication change) {
        if (change.getPortees() != null) {
            requireScopes(change.getPortees(), accounts.own(transaction, maker, now.account()), now.isPublic());
        }
        return new ApplicationRow(
                now.id(),
                now.account(),
                change.getNom() == null ? now.name() : change.getNom(),
                now.kind(),
                change.getPortees() == null ? now.scopes() : change.getPortees(),
                change.getAdressesRetour() == null
                        ? now.returns()
                        : ReturnAddresses.of(change.getAdressesRetour(), now.isPublic()),
                now.in(),
                now.created());
    }

    private static List<AuditDetail> details(ChangementApplication change, ApplicationRow then) {
        List<AuditDetail> details = new ArrayList<>();
        if (change.getNom() != null) {
            details.add(AuditDetail.of("nom", then.name()));
        }
        if (change.getPortees() != null) {
            details.add(AuditDetail.of("portees", StoredScopes.stored(then.scopes())));
        }
        if (change.getAdressesRetour() != null) {
            details.add(AuditDetail.of("adressesRetour", String.join(" ", then.returns())));
        }
        return details;
    }
}
