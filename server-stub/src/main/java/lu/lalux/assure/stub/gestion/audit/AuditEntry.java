package lu.lalux.assure.stub.gestion.audit;

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
public record AuditEntry(String quoi, @Nullable String compte, String cible, List<AuditDetail> details) {

    public AuditEntry {
        details = List.copyOf(details);
    }

    public AuditEntry(String quoi, @Nullable String compte, String cible, AuditDetail... details) {
        this(quoi, compte, cible, List.of(details));
    }
}
