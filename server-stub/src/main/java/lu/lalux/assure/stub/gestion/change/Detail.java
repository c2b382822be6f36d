package lu.lalux.assure.stub.gestion.change;

/**
 * What a change made of a field.
 *
 * @param champ the field
 * @param valeur its new value, never a secret
 */
public record Detail(String champ, String valeur) {

    public static Detail of(String champ, Object valeur) {
        return new Detail(champ, String.valueOf(valeur));
    }
}
