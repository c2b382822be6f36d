package lu.lalux.assure.stub.registry;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everybody who is registered, at one moment: for as long as nothing changes it is the same object. Who stands in the
 * settings goes before who bears the same name in the database.
 */
public final class Registered {

    private static final String NOBODY = ":";

    private final Map<String, Application> applications = new HashMap<>();
    private final Map<String, Person> persons = new HashMap<>();
    private final Set<String> redirectUris;
    private final boolean sandbox;

    Registered(Collection<Application> applications, Collection<Person> persons, boolean sandbox) {
        applications.forEach(application -> this.applications.putIfAbsent(application.id(), application));
        persons.stream()
                .filter(person -> !this.applications.containsKey(person.name()))
                .forEach(person -> this.persons.putIfAbsent(person.name(), person));
        this.redirectUris = this.applications.values().stream()
                .flatMap(application -> application.redirectUris().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.sandbox = sandbox;
    }

    /** The application of that {@code client_id}. */
    public Optional<Application> application(String id) {
        return Optional.ofNullable(applications.get(id));
    }

    /** The person of that name. */
    public Optional<Person> person(String name) {
        return Optional.ofNullable(persons.get(name));
    }

    /** Every address to which a person may be sent back. */
    public Set<String> redirectUris() {
        return redirectUris;
    }

    /** Whether published identities are in force, and with them the controls that ask for nobody. */
    public boolean isSandbox() {
        return sandbox;
    }

    /** The names of an account's applications and persons, which are the subjects of its tokens. */
    public Set<String> members(String account) {
        return Stream.concat(
                        applications.values().stream()
                                .filter(application -> application.account().equals(account))
                                .map(Application::id),
                        persons.values().stream()
                                .filter(person -> person.account().equals(account))
                                .map(Person::name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The account of an application or a person; where nobody has the name, what can be no account: none has a colon
     * (RFC 7617 section 2).
     */
    public String account(String name) {
        return Stream.of(
                        application(name).map(Application::account),
                        person(name).map(Person::account))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(NOBODY + name);
    }
}
