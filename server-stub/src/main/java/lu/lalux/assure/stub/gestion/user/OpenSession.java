package lu.lalux.assure.stub.gestion.user;

import java.time.Instant;
import lu.lalux.assure.api.gestion.model.Etape;
import lu.lalux.assure.api.gestion.model.Role;
import lu.lalux.assure.api.gestion.model.Session;
import org.jspecify.annotations.Nullable;

/**
 * A session.
 *
 * @param user whose
 * @param role what they may do
 * @param account to which they belong; nothing for an administrator
 * @param step what is missing
 * @param csrf what only the page can know
 * @param end when it is over in any case
 */
public record OpenSession(String user, Role role, @Nullable String account, Etape step, String csrf, Instant end) {

    /** As the page is told. */
    public Session shown() {
        return new Session(user, role, step, csrf, end).compte(account);
    }
}
