package lu.lalux.assure.stub.gestion.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail, before it has its number, and who and when.
 *
 * @param quoi what was done, a word that stays
 * @param compte the account that it was done to; nothing when it is of none
 * @param cible the identifier of what was changed
 * @param details what became of its fields
 */
public record Entry(String quoi, @Nullable String compte, String cible, List<Detail> details) {

    public Entry {
        details = List.copyOf(details);
    }

    public Entry(String quoi, @Nullable String compte, String cible, Detail... details) {
        this(quoi, compte, cible, List.of(details));
    }
}
