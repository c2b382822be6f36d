package lu.lalux.assure.stub.gestion.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.api.gestion.PersonnesApi;
import lu.lalux.assure.api.gestion.model.ChangementPersonne;
import lu.lalux.assure.api.gestion.model.Lien;
import lu.lalux.assure.api.gestion.model.NouvellePersonne;
import lu.lalux.assure.api.gestion.model.Personne;
import lu.lalux.assure.api.gestion.model.Personnes;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.CurrentCaller;
import lu.lalux.assure.stub.gestion.access.Links;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.gestion.audit.AuditDetail;
import lu.lalux.assure.stub.gestion.audit.AuditEntry;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.gestion.audit.Changes;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.registry.store.AccountRow;
import lu.lalux.assure.stub.registry.store.PersonRow;
import lu.lalux.assure.stub.registry.store.PersonTable;
import lu.lalux.assure.stub.registry.store.RegisteredIn;
import lu.lalux.assure.stub.registry.store.StoredScopes;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/** The tag {@code personnes} of the management interface. */
@RestController
class PersonsController implements PersonnesApi {

    /** {@code maxItems} of {@code Personnes}. */
    private static final int MOST = 1_000;

    private static final String MANAGING = "/gestion";

    private final CurrentCaller caller;
    private final ManagedAccounts accounts;
    private final ManagedPersons persons;
    private final Links links;
    private final Changes changes;
    private final AuditTrail audit;
    private final MachineTime time;

    PersonsController(
            CurrentCaller caller,
            ManagedAccounts accounts,
            ManagedPersons persons,
            Links links,
            Changes changes,
            AuditTrail audit,
            MachineTime time) {
        this.caller = caller;
        this.accounts = accounts;
        this.persons = persons;
        this.links = links;
        this.changes = changes;
        this.audit = audit;
        this.time = time;
    }

    @Override
    public ResponseEntity<Personnes> listerPersonnes(String compte) {
        AccountRow account = accounts.visible(caller.get(), compte);
        return ResponseEntity.ok(new Personnes(
                persons.of(account.id()).stream().map(ShownRows::person).toList()));
    }

    @Override
    public ResponseEntity<Personne> lirePersonne(String personne) {
        return ResponseEntity.ok(ShownRows.person(persons.visible(caller.get(), personne)));
    }

    @Override
    public ResponseEntity<Personne> creerPersonne(String compte, NouvellePersonne nouvelle) {
        Caller maker = caller.get();
        PersonRow made = changes.make(transaction -> {
            AccountRow account = accounts.own(transaction, maker, compte);
            requireRoom(transaction, compte);
            requireScopes(nouvelle.getPortees(), account);
            if (persons.isTaken(transaction, nouvelle.getPersonne())) {
                throw Refused.taken("/personne", nouvelle.getPersonne());
            }
            Instant now = time.instant();
            PersonRow person = new PersonRow(
                    nouvelle.getPersonne(), compte, nouvelle.getPortees(), false, false, RegisteredIn.DATABASE, now);
            PersonTable.add(transaction, person, now);
            audit.add(
                    transaction,
                    maker,
                    new AuditEntry(
                            "personne-creee",
                            compte,
                            person.name(),
                            AuditDetail.of("portees", StoredScopes.stored(person.scopes()))));
            return person;
        });
        return ResponseEntity.status(HttpStatus.CREATED).body(ShownRows.person(made));
    }

    @Override
    public ResponseEntity<Personne> modifierPersonne(String personne, ChangementPersonne changement) {
        Caller maker = caller.get();
        PersonRow changed = changes.make(transaction -> {
            PersonRow now = persons.own(transaction, maker, personne);
            List<AuditDetail> details = new ArrayList<>();
            if (changement.getPortees() != null) {
                requireScopes(changement.getPortees(), accounts.own(transaction, maker, now.account()));
                details.add(AuditDetail.of("portees", StoredScopes.stored(changement.getPortees())));
            }
            if (changement.getSuspendue() != null) {
                details.add(AuditDetail.of("suspendue", changement.getSuspendue()));
            }
            PersonRow then = new PersonRow(
                    now.name(),
                    now.account(),
                    changement.getPortees() == null ? now.scopes() : changement.getPortees(),
                    now.hasPassword(),
                    changement.getSuspendue() == null ? now.suspended() : changement.getSuspendue(),
                    now.in(),
                    now.created());
            PersonTable.change(transaction, now, then);
            audit.add(transaction, maker, new AuditEntry("personne-changee", now.account(), personne, details));
            return then;
        });
        return ResponseEntity.ok(ShownRows.person(changed));
    }

    @Override
    public ResponseEntity<Void> retirerPersonne(String personne) {
        Caller maker = caller.get();
        changes.make(transaction -> {
            PersonRow now = persons.own(transaction, maker, personne);
            PersonTable.withdraw(transaction, personne, time.instant());
            links.forget(transaction, Links.Owner.person(personne));
            audit.addAlways(transaction, maker, new AuditEntry("personne-retiree", now.account(), personne));
            return true;
        });
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<Lien> creerLienPersonne(String personne) {
        Caller maker = caller.get();
        Lien link = changes.make(transaction -> {
            PersonRow now = persons.own(transaction, maker, personne);
            audit.add(transaction, maker, new AuditEntry("personne-lien", now.account(), personne));
            return links.make(transaction, Links.Owner.person(personne));
        });
        return ResponseEntity.status(HttpStatus.CREATED).body(link);
    }

    private static void requireRoom(JdbcClient transaction, String account) {
        if (PersonTable.count(transaction, account) >= MOST) {
            throw Refused.conflict(Message.of("gestion.too-many", MOST));
        }
    }

    private static void requireScopes(Set<String> asked, AccountRow account) {
        Scopes.requireWithin(asked, account.scopes());
        if (asked.contains(MANAGING)) {
            throw Refused.fault(
                    Scopes.POINTER, FaultCode.PORTEE_HORS_COMPTE, Message.of("gestion.scope-person", MANAGING));
        }
    }
}
