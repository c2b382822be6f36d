package lu.lalux.assure.stub.problem;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The contract's codes of {@code errors[].code}, {@code x-codes}. Kept equal to the contract by
 * {@code ProblemCatalogue}.
 */
public enum FaultCode {
    CHAMP_OBLIGATOIRE,
    CHAMP_INCONNU,
    CHAMP_EN_DOUBLE,
    TYPE_INVALIDE,
    VALEUR_VIDE,
    VALEUR_TROP_LONGUE,
    VALEUR_HORS_BORNES,
    VALEUR_HORS_LISTE,
    DATE_INVALIDE,
    MONTANT_INVALIDE,
    CLE_INVALIDE,
    NOM_DE_FICHIER_INVALIDE,
    BASE64_INVALIDE,
    JOURS_SEULEMENT_SI_VHR,
    DEMANDE_DIFFERENTE,
    CLE_INCONNUE,
    CLE_PERIMEE,
    CLE_AUTRE_FONCTION,
    VALEUR_INCONNUE,
    SOMME_INEXACTE,

    // Of the management interface.
    LISTE_INVALIDE,
    INSTANT_INVALIDE,
    IDENTIFIANT_INVALIDE,
    IDENTIFIANT_PRIS,
    NOM_INVALIDE,
    MOT_DE_PASSE_FAIBLE,
    ADRESSE_DE_RETOUR_INVALIDE,
    PORTEE_HORS_COMPTE,
    FIN_PASSEE;

    private static final Map<String, FaultCode> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(FaultCode::code, Function.identity()));

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The code as it stands in the contract and on the wire. */
    public String code() {
        return code;
    }

    /**
     * The constant of a code of the contract.
     *
     * @throws IllegalStateException when there is none: the contract has a code that this stub does not know
     */
    public static FaultCode of(String code) {
        FaultCode found = BY_CODE.get(code);
        if (found == null) {
            throw new IllegalStateException("No fault has the code " + code);
        }
        return found;
    }
}
