package lu.lalux.assure.stub.registry;

import java.util.List;
import java.util.Set;
import lu.lalux.assure.stub.registry.store.RegisteredIn;

/**
 * A registered application (RFC 6749 section 2).
 *
 * @param id its {@code client_id}
 * @param account to which it belongs
 * @param grants the ways in which it may get a token
 * @param redirectUris where {@code /authen} may send a person back to, compared as strings
 * @param scopes what it may ask for
 * @param secrets those that may still be good; none for a public one
 * @param compromised the numbers of secrets whose tokens ended with them
 * @param ended how often all of its tokens were ended: those that bear a smaller number are worth nothing
 * @param in where it is registered
 */
public record Application(
        String id,
        String account,
        Set<Grant> grants,
        List<String> redirectUris,
        Set<String> scopes,
        List<RegisteredSecret> secrets,
        Set<String> compromised,
        long ended,
        RegisteredIn in) {

    public Application {
        grants = Set.copyOf(grants);
        redirectUris = List.copyOf(redirectUris);
        scopes = Set.copyOf(scopes);
        secrets = List.copyOf(secrets);
        compromised = Set.copyOf(compromised);
    }

    /** Whether it cannot keep a secret (RFC 6749 section 2.1). */
    public boolean isPublic() {
        return !grants.contains(Grant.CLIENT_CREDENTIALS) && secrets.isEmpty();
    }
}
