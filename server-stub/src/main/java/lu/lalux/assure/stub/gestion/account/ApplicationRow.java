package lu.lalux.assure.stub.gestion.account;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.api.gestion.model.Application;
import lu.lalux.assure.api.gestion.model.GenreApplication;
import lu.lalux.assure.api.gestion.model.Origine;
import lu.lalux.assure.stub.registry.RegisteredIn;
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
record ApplicationRow(
        String id,
        String account,
        String name,
        GenreApplication kind,
        Set<String> scopes,
        List<String> returns,
        RegisteredIn in,
        @Nullable Instant created) {

    boolean isPublic() {
        return kind == GenreApplication.PUBLIQUE;
    }

    Application shown(List<SecretRow> secrets, Instant now) {
        return new Application(
                        id,
                        account,
                        name,
                        kind,
                        scopes,
                        new LinkedHashSet<>(returns),
                        in == RegisteredIn.SETTINGS ? Origine.REGLAGES : Origine.BASE,
                        secrets.stream().map(secret -> secret.shown(now)).toList())
                .cree(created);
    }
}
