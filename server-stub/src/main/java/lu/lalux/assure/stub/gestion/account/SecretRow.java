package lu.lalux.assure.stub.gestion.account;

import java.time.Instant;
import lu.lalux.assure.api.gestion.model.EtatSecret;
import lu.lalux.assure.api.gestion.model.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A secret without its value, which is known only to whoever was given it.
 *
 * @param number by which it is known
 * @param hint its last characters
 * @param created when
 * @param creator who made it
 * @param end when it is good for nothing any more, if it has an end
 * @param withdrawn when it was withdrawn, if it was
 * @param compromised whether its tokens ended with it
 * @param used when it was last used, to the minute
 */
record SecretRow(
        String number,
        String hint,
        Instant created,
        String creator,
        @Nullable Instant end,
        @Nullable Instant withdrawn,
        boolean compromised,
        @Nullable Instant used) {

    boolean livesAt(Instant now) {
        return withdrawn == null && (end == null || now.isBefore(end));
    }

    Secret shown(Instant now) {
        return new Secret(number, hint, state(now), created, creator).fin(end).derniereUtilisation(used);
    }

    private EtatSecret state(Instant now) {
        if (compromised) {
            return EtatSecret.COMPROMIS;
        }
        if (withdrawn != null) {
            return EtatSecret.RETIRE;
        }
        return livesAt(now) ? EtatSecret.ACTIF : EtatSecret.EXPIRE;
    }
}
