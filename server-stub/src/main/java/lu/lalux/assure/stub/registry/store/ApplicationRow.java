package lu.lalux.assure.stub.registry.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.api.gestion.model.GenreApplication;
import org.jspecify.annotations.Nullable;

/**
 * An application of an account.
 *
 * @param id its {@code client_id}
 * @param account to which it belongs
 * @param name for people
 * @param kind whether it keeps a secret
 * @param scopes what it may ask for
 * @param returns its return addresses
 * @param in where it is registered
 * @param created when; nothing for one of the settings
 */
public record ApplicationRow(
        String id,
        String account,
        String name,
        GenreApplication kind,
        Set<String> scopes,
        List<String> returns,
        RegisteredIn in,
        @Nullable Instant created) {

    public boolean isPublic() {
        return kind == GenreApplication.PUBLIQUE;
    }
}
