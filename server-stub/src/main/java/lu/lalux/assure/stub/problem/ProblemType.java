package lu.lalux.assure.stub.problem;

import java.net.URI;
import java.util.Locale;

/**
 * The contract's catalogue of problem types, {@code x-problemes}, and what the management interface adds to it.
 * {@code ProblemCatalogue} makes sure at start-up that this list and the contract's are the same; titles and statuses
 * are the contract's.
 */
public enum ProblemType {
    /** Of HTTP itself: the one type of several statuses. */
    REQUETE_HTTP_REFUSEE,
    JSON_ILLISIBLE,
    CHAMPS_INVALIDES,
    AUTORISATION_IMPOSSIBLE,
    NON_AUTHENTIFIE,
    PORTEE_INSUFFISANTE,
    FORMULAIRE_PERIME,
    CHEMIN_INCONNU,
    METHODE_NON_PERMISE,
    REPRESENTATION_NON_ACCEPTABLE,
    DEMANDE_EN_CONFLIT,
    /** Of the management interface. */
    ETAT_EN_CONFLIT,
    CORPS_TROP_GRAND,
    TYPE_DE_CONTENU_REFUSE,
    REGLE_NON_RESPECTEE,
    TROP_DE_REQUETES,
    ERREUR_INTERNE,
    SERVICE_INDISPONIBLE;

    private final URI uri =
            URI.create("urn:assure:probleme:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));

    /** The type's stable identifier, on which clients rely. */
    public URI uri() {
        return uri;
    }
}
