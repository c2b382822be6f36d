package lu.lalux.assure.stub.gestion.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.registry.DeclaredIdentities;
import lu.lalux.assure.stub.registry.Person;
import lu.lalux.assure.stub.registry.store.AccountTable;
import lu.lalux.assure.stub.registry.store.ApplicationTable;
import lu.lalux.assure.stub.registry.store.PersonRow;
import lu.lalux.assure.stub.registry.store.PersonTable;
import lu.lalux.assure.stub.registry.store.RegisteredIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The persons: those of the database that were not withdrawn, and those of the settings. */
@Component
final class ManagedPersons {

    private final JdbcClient reader;
    private final DeclaredIdentities declared;

    ManagedPersons(JdbcClient reader, DeclaredIdentities declared) {
        this.reader = reader;
        this.declared = declared;
    }

    /** Those of an account, by name. */
    List<PersonRow> of(String account) {
        List<PersonRow> all = new ArrayList<>(declared.persons().stream()
                .filter(person -> person.account().equals(account))
                .map(ManagedPersons::declared)
                .toList());
        all.addAll(PersonTable.of(reader, account));
        return all;
    }

    /** One that a caller sees. */
    PersonRow visible(Caller caller, String name) {
        return PersonTable.find(reader, name)
                .or(() -> declared(name))
                .filter(person -> caller.sees(person.account()))
                .orElseThrow(() -> Refused.unknown("gestion.person-unknown", name));
    }

    /** One that a caller sees and that is changed here, as it is within a change. */
    PersonRow own(JdbcClient transaction, Caller caller, String name) {
        Optional<PersonRow> found = PersonTable.find(transaction, name).filter(person -> caller.sees(person.account()));
        if (found.isEmpty()
                && declared(name)
                        .filter(person -> caller.sees(person.account()))
                        .isPresent()) {
            throw Refused.conflict(Message.of("gestion.declared", name));
        }
        return found.orElseThrow(() -> Refused.unknown("gestion.person-unknown", name));
    }

    /**
     * Whether somebody has the name, or had it, or an account: a token in the name of the one is never one of the
     * other.
     */
    boolean isTaken(JdbcClient transaction, String name) {
        return declared(name).isPresent()
                || declared.applications().stream()
                        .anyMatch(application -> application.id().equals(name))
                || PersonTable.wasThere(transaction, name)
                || ApplicationTable.wasThere(transaction, name)
                || AccountTable.find(transaction, name).isPresent();
    }

    private Optional<PersonRow> declared(String name) {
        return declared.persons().stream()
                .filter(person -> person.name().equals(name))
                .map(ManagedPersons::declared)
                .findFirst();
    }

    private static PersonRow declared(Person person) {
        return new PersonRow(
                person.name(), person.account(), person.scopes(), true, false, RegisteredIn.SETTINGS, null);
    }
}
