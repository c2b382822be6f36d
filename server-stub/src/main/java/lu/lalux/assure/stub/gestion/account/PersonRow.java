package lu.lalux.assure.stub.gestion.account;

import java.time.Instant;
import java.util.Set;
import lu.lalux.assure.api.gestion.model.EtatPersonne;
import lu.lalux.assure.api.gestion.model.Origine;
import lu.lalux.assure.api.gestion.model.Personne;
import lu.lalux.assure.stub.registry.RegisteredIn;
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
record PersonRow(
        String name,
        String account,
        Set<String> scopes,
        boolean hasPassword,
        boolean suspended,
        RegisteredIn in,
        @Nullable Instant created) {

    Personne shown() {
        return new Personne(
                        name, account, scopes, state(), in == RegisteredIn.SETTINGS ? Origine.REGLAGES : Origine.BASE)
                .cree(created);
    }

    private EtatPersonne state() {
        if (suspended) {
            return EtatPersonne.SUSPENDUE;
        }
        return hasPassword ? EtatPersonne.ACTIVE : EtatPersonne.INVITEE;
    }
}
