package lu.lalux.assure.stub.registry.store;

import java.time.Instant;
import java.util.Set;
import lu.lalux.assure.api.gestion.model.Metier;
import org.jspecify.annotations.Nullable;

/**
 * A provider's account.
 *
 * @param id its identifier
 * @param name its name
 * @param trade of the provider; nothing for one of the settings, which do not say
 * @param provider its number at the insurer, if it is known
 * @param scopes what its applications and persons may have
 * @param suspended whether it can do nothing until it is no longer
 * @param in where it is registered
 * @param created when; nothing for one of the settings
 */
public record AccountRow(
        String id,
        String name,
        @Nullable Metier trade,
        @Nullable String provider,
        Set<String> scopes,
        boolean suspended,
        RegisteredIn in,
        @Nullable Instant created) {}
