package lu.lalux.assure.stub.gestion.audit;

/**
 * What a change made of a field.
 *
 * @param champ the field
 * @param valeur its new value, never a secret
 */
public record AuditDetail(String champ, String valeur) {

    public static AuditDetail of(String champ, Object valeur) {
        return new AuditDetail(champ, String.valueOf(valeur));
    }
}
