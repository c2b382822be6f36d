package lu.lalux.assure.stub.gestion.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.registry.DeclaredIdentities;
import lu.lalux.assure.stub.registry.Person;
import lu.lalux.assure.stub.registry.RegisteredIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The persons: those of the database that were not withdrawn, and those of the settings. */
@Component
final class PersonTable {

    private static final String ALL = "select personne, compte, portees, mot_de_passe, suspendue, cree_le"
            + " from personnes where retiree_le is null";

    private final JdbcClient reader;
    private final DeclaredIdentities declared;

    PersonTable(JdbcClient reader, DeclaredIdentities declared) {
        this.reader = reader;
        this.declared = declared;
    }

    /** Those of an account, by name. */
    List<PersonRow> of(String account) {
        List<PersonRow> all = new ArrayList<>(declared.persons().stream()
                .filter(person -> person.account().equals(account))
                .map(PersonTable::declared)
                .toList());
        all.addAll(reader.sql(ALL + " and compte = ? order by personne")
                .param(account)
                .query((row, number) -> person(row))
                .list());
        return all;
    }

    /** One that a caller sees. */
    PersonRow visible(Caller caller, String name) {
        return find(reader, name)
                .or(() -> declared(name))
                .filter(person -> caller.sees(person.account()))
                .orElseThrow(() -> Refused.unknown("gestion.person-unknown", name));
    }

    /** One that a caller sees and that is changed here, as it is within a change. */
    PersonRow own(JdbcClient transaction, Caller caller, String name) {
        Optional<PersonRow> found = find(transaction, name).filter(person -> caller.sees(person.account()));
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
                || transaction
                                .sql("select count(*) from (select personne from personnes where personne = ?"
                                        + " union all select application from applications where application = ?"
                                        + " union all select compte from comptes where compte = ?) pris")
                                .params(name, name, name)
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    private static Optional<PersonRow> find(JdbcClient database, String name) {
        return database.sql(ALL + " and personne = ?")
                .param(name)
                .query((row, number) -> person(row))
                .optional();
    }

    private Optional<PersonRow> declared(String name) {
        return declared.persons().stream()
                .filter(person -> person.name().equals(name))
                .map(PersonTable::declared)
                .findFirst();
    }

    private static PersonRow declared(Person person) {
        return new PersonRow(
                person.name(), person.account(), person.scopes(), true, false, RegisteredIn.SETTINGS, null);
    }

    private static PersonRow person(ResultSet row) throws SQLException {
        return new PersonRow(
                row.getString("personne"),
                row.getString("compte"),
                Scopes.of(row.getString("portees")),
                row.getString("mot_de_passe") != null,
                row.getInt("suspendue") == 1,
                RegisteredIn.DATABASE,
                Instant.ofEpochMilli(row.getLong("cree_le")));
    }
}
