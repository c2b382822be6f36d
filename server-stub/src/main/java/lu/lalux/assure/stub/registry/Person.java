package lu.lalux.assure.stub.registry;

import java.util.Set;
import lu.lalux.assure.stub.registry.store.RegisteredIn;

/**
 * Somebody who may sign in at {@code /authen}.
 *
 * @param name what they type
 * @param account to which they belong
 * @param password the hash of their password, {@code {bcrypt}…}
 * @param scopes what an application may do in their name
 * @param ended how often all of their tokens were ended: those that bear a smaller number are worth nothing
 * @param in where they are registered
 */
public record Person(String name, String account, String password, Set<String> scopes, long ended, RegisteredIn in) {

    public Person {
        scopes = Set.copyOf(scopes);
    }
}
