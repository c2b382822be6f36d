package lu.lalux.assure.stub.gestion.account;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import lu.lalux.assure.api.gestion.model.Application;
import lu.lalux.assure.api.gestion.model.Compte;
import lu.lalux.assure.api.gestion.model.EtatCompte;
import lu.lalux.assure.api.gestion.model.EtatPersonne;
import lu.lalux.assure.api.gestion.model.EtatSecret;
import lu.lalux.assure.api.gestion.model.Origine;
import lu.lalux.assure.api.gestion.model.Personne;
import lu.lalux.assure.api.gestion.model.Secret;
import lu.lalux.assure.stub.registry.store.AccountRow;
import lu.lalux.assure.stub.registry.store.ApplicationRow;
import lu.lalux.assure.stub.registry.store.PersonRow;
import lu.lalux.assure.stub.registry.store.RegisteredIn;
import lu.lalux.assure.stub.registry.store.SecretRow;

/** Puts what the tables hold into the shapes of the interface. */
final class ShownRows {

    private ShownRows() {}

    static Compte account(AccountRow row) {
        return new Compte(
                        row.id(),
                        row.name(),
                        row.scopes(),
                        row.suspended() ? EtatCompte.SUSPENDU : EtatCompte.ACTIF,
                        origin(row.in()))
                .metier(row.trade())
                .prestataire(row.provider())
                .cree(row.created());
    }

    static Application application(ApplicationRow row, List<SecretRow> secrets, Instant now) {
        return new Application(
                        row.id(),
                        row.account(),
                        row.name(),
                        row.kind(),
                        row.scopes(),
                        new LinkedHashSet<>(row.returns()),
                        origin(row.in()),
                        secrets.stream().map(secret -> secret(secret, now)).toList())
                .cree(row.created());
    }

    static Secret secret(SecretRow row, Instant now) {
        return new Secret(row.number(), row.hint(), state(row, now), row.created(), row.creator())
                .fin(row.end())
                .derniereUtilisation(row.used());
    }

    static Personne person(PersonRow row) {
        return new Personne(row.name(), row.account(), row.scopes(), state(row), origin(row.in())).cree(row.created());
    }

    private static EtatSecret state(SecretRow row, Instant now) {
        if (row.compromised()) {
            return EtatSecret.COMPROMIS;
        }
        if (row.withdrawn() != null) {
            return EtatSecret.RETIRE;
        }
        return row.livesAt(now) ? EtatSecret.ACTIF : EtatSecret.EXPIRE;
    }

    private static EtatPersonne state(PersonRow row) {
        if (row.suspended()) {
            return EtatPersonne.SUSPENDUE;
        }
        return row.hasPassword() ? EtatPersonne.ACTIVE : EtatPersonne.INVITEE;
    }

    private static Origine origin(RegisteredIn in) {
        return in == RegisteredIn.SETTINGS ? Origine.REGLAGES : Origine.BASE;
    }
}
