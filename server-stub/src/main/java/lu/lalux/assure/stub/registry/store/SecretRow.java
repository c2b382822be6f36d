package lu.lalux.assure.stub.registry.store;

import java.time.Instant;
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
public record SecretRow(
        String number,
        String hint,
        Instant created,
        String creator,
        @Nullable Instant end,
        @Nullable Instant withdrawn,
        boolean compromised,
        @Nullable Instant used) {

    /** Whether it is good for something. */
    public boolean livesAt(Instant now) {
        return withdrawn == null && (end == null || now.isBefore(end));
    }
}
