package lu.lalux.assure.stub.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret of an application, as its hash.
 *
 * @param number by which it is known; nothing for one of the settings
 * @param hash {@code {hmac-sha256}salt:hash}
 * @param end when it is good for nothing any more, by the machine's time; nothing when it has no end
 */
public record RegisteredSecret(
        @Nullable String number, String hash, @Nullable Instant end) {

    boolean livesAt(Instant now) {
        return end == null || now.isBefore(end);
    }
}
