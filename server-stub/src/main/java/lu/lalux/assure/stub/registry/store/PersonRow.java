package lu.lalux.assure.stub.registry.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person of an account.
 *
 * @param name by which they sign in
 * @param account to which they belong
 * @param scopes what an application may do in their name
 * @param hasPassword whether they have set one
 * @param suspended whether they cannot sign in until they are no longer
 * @param in where they are registered
 * @param created when; nothing for one of the settings
 */
public record PersonRow(
        String name,
        String account,
        Set<String> scopes,
        boolean hasPassword,
        boolean suspended,
        RegisteredIn in,
        @Nullable Instant created) {}
