package lu.lalux.assure.stub.token.registration;

import java.util.List;
import java.util.Set;
import lu.lalux.assure.stub.problem.StartRefusedException;
import lu.lalux.assure.stub.registry.Application;
import lu.lalux.assure.stub.registry.DeclaredIdentities;
import lu.lalux.assure.stub.registry.Person;
import lu.lalux.assure.stub.registry.RegisteredSecret;
import lu.lalux.assure.stub.registry.store.RegisteredIn;

/** The clients and users of the settings, each an account by itself. */
public final class SettingsIdentities implements DeclaredIdentities {

    private final List<Application> applications;
    private final List<Person> persons;

    /**
     * @param known the scopes that there are
     * @throws IllegalArgumentException if a client is to have another one, which could never open anything
     */
    public SettingsIdentities(TokenProperties properties, Set<String> known) {
        this.applications = properties.clients().stream()
                .map(client -> application(client, known))
                .toList();
        this.persons = properties.users().stream()
                .map(user ->
                        new Person(user.name(), user.name(), user.password(), user.scopes(), 0, RegisteredIn.SETTINGS))
                .toList();
    }

    @Override
    public List<Application> applications() {
        return applications;
    }

    @Override
    public List<Person> persons() {
        return persons;
    }

    private static Application application(TokenProperties.Client client, Set<String> known) {
        if (!known.containsAll(client.scopes())) {
            throw new StartRefusedException("start.scope", client.id());
        }
        return new Application(
                client.id(),
                client.id(),
                client.grants(),
                client.redirectUris(),
                client.scopes(),
                client.secret() == null ? List.of() : List.of(new RegisteredSecret(null, client.secret(), null)),
                Set.of(),
                0,
                RegisteredIn.SETTINGS);
    }
}
