package lu.lalux.assure.stub.registry.store;

import java.time.Instant;
import lu.lalux.assure.api.gestion.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * A user of the management interface who was not withdrawn.
 *
 * @param name by which they sign in
 * @param role what they may do
 * @param account to which they belong; nothing for an administrator
 * @param suspended whether they can do nothing until they are no longer
 * @param passkeys how many they have
 * @param emergency whether the command on the server lets them in by passkey, identity provider or not
 * @param created when
 * @param seen when they last signed in; nothing if they never did
 */
public record UserRow(
        String name,
        Role role,
        @Nullable String account,
        boolean suspended,
        int passkeys,
        boolean emergency,
        Instant created,
        @Nullable Instant seen) {}
