package lu.lalux.assure.stub.gestion.user;

import java.time.Instant;
import lu.lalux.assure.api.gestion.model.EtatUtilisateur;
import lu.lalux.assure.api.gestion.model.Role;
import lu.lalux.assure.api.gestion.model.Utilisateur;
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
        @Nullable Instant seen) {

    public Utilisateur shown() {
        return new Utilisateur(name, role, state(), passkeys, created)
                .compte(account)
                .derniereConnexion(seen);
    }

    private EtatUtilisateur state() {
        if (suspended) {
            return EtatUtilisateur.SUSPENDU;
        }
        return seen == null ? EtatUtilisateur.INVITE : EtatUtilisateur.ACTIF;
    }
}
