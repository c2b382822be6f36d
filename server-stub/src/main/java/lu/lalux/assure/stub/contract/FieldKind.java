package lu.lalux.assure.stub.contract;

import lu.lalux.assure.stub.problem.FaultCode;
import org.jspecify.annotations.Nullable;

/** The kinds of field that the contract's requests have, each with the code of a value that does not fit. */
enum FieldKind {
    MONTANT("montant", FaultCode.MONTANT_INVALIDE),
    CLE("cle", FaultCode.CLE_INVALIDE),
    FICHIER("fichier", FaultCode.BASE64_INVALIDE),
    NOM_DE_FICHIER("nom-de-fichier", FaultCode.NOM_DE_FICHIER_INVALIDE),
    DATE("date", FaultCode.DATE_INVALIDE),
    LISTE("liste", FaultCode.VALEUR_HORS_LISTE),
    ENTIER("entier", FaultCode.VALEUR_HORS_BORNES),
    BOOLEEN("booleen", null),
    TEXTE("texte", null);

    private final String key;
    private final @Nullable FaultCode misfit;

    FieldKind(String key, @Nullable FaultCode misfit) {
        this.key = key;
        this.misfit = misfit;
    }

    /** The key of the message that says what is expected. */
    String expectedKey() {
        return "contract.expected." + key;
    }

    /** The code of a value of the right type that breaks the pattern or the format; none where the contract has neither. */
    @Nullable
    FaultCode misfit() {
        return misfit;
    }
}
