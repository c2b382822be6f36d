package lu.lalux.assure.stub.gestion.account;

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
import lu.lalux.assure.stub.registry.RegisteredIn;
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
    private final AccountTable accounts;
    private final ApplicationTable applications;
    private final SecretTable secrets;
    private final NewSecrets created;
    private final Changes changes;
    private final AuditTrail audit;
    private final JdbcClient reader;
    private final MachineTime time;

    ApplicationsController(
            CurrentCaller caller,
            AccountTable accounts,
            ApplicationTable applications,
            SecretTable secrets,
            NewSecrets created,
            Changes changes,
            AuditTrail audit,
            JdbcClient reader,
            MachineTime time) {
        this.caller = caller;
        this.accounts = accounts;
        this.applications = applications;
        this.secrets = secrets;
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
            ApplicationRow application = new ApplicationRow(
                    "app-" + RandomNames.next(),
                    account.id(),
                    nouvelle.getNom(),
                    nouvelle.getGenre(),
                    nouvelle.getPortees(),
                    ReturnAddresses.of(nouvelle.getAdressesRetour(), isPublic),
                    RegisteredIn.DATABASE,
                    time.instant());
            transaction
                    .sql("insert into applications (application, compte, nom, genre, portees, adresses, cree_le)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            application.id(),
                            account.id(),
                            application.name(),
                            application.kind().getValue(),
                            Scopes.stored(application.scopes()),
                            String.join(" ", application.returns()),
                            time.instant().toEpochMilli())
                    .update();
            audit.add(
                    transaction,
                    maker,
                    new AuditEntry(
                            "application-creee",
                            account.id(),
                            application.id(),
                            AuditDetail.of("nom", application.name()),
                            AuditDetail.of("genre", application.kind().getValue()),
                            AuditDetail.of("portees", Scopes.stored(application.scopes())),
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
            transaction
                    .sql("update applications set nom = ?, portees = ?, adresses = ? where application = ?")
                    .params(then.name(), Scopes.stored(then.scopes()), String.join(" ", then.returns()), application)
                    .update();
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
            transaction
                    .sql("update applications set retiree_le = ? where application = ?")
                    .params(time.instant().toEpochMilli(), application)
                    .update();
            transaction
                    .sql("update secrets set retire_le = ? where application = ? and retire_le is null")
                    .params(time.instant().toEpochMilli(), application)
                    .update();
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
            // One that was withdrawn may still turn out to be compromised, as may one that has ended.
            int found = transaction
                    .sql("update secrets set retire_le = coalesce(retire_le, ?), compromis = ?"
                            + " where numero = ? and application = ? and (retire_le is null or compromis < ?)")
                    .params(
                            time.instant().toEpochMilli(),
                            compromised ? 1 : 0,
                            numero,
                            application,
                            compromised ? 1 : 0)
                    .update();
            if (found == 0) {
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
        return application.shown(secrets.of(reader, application.id()), time.instant());
    }

    private static void requireRoom(JdbcClient transaction, String account) {
        int present = transaction
                .sql("select count(*) from applications where compte = ? and retiree_le is null")
                .param(account)
                .query(Integer.class)
                .single();
        if (present >= MOST) {
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
            details.add(AuditDetail.of("portees", Scopes.stored(then.scopes())));
        }
        if (change.getAdressesRetour() != null) {
            details.add(AuditDetail.of("adressesRetour", String.join(" ", then.returns())));
        }
        return details;
    }
}
