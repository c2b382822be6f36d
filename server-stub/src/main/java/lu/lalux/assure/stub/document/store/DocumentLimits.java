package lu.lalux.assure.stub.document.store;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Operation;
import org.springframework.stereotype.Component;

/**
 * The contract's {@code x-taille-max-fichier} and {@code x-duree-conservation}, the same for both upload operations.
 */
@Component
public final class DocumentLimits {

    private final long maxBytes;
    private final Duration retention;

    public DocumentLimits(Contract contract, DocumentSettings settings) {
        this.maxBytes =
                common(contract, operation -> operation.fileLimit().stream().boxed());
        Duration agreed = common(contract, operation -> operation.retention().stream());
        this.retention = settings.retention() == null ? agreed : settings.retention();
    }

    /** The greatest file in bytes, decoded. */
    public long maxBytes() {
        return maxBytes;
    }

    /** How long a key can be used after the upload. */
    public Duration retention() {
        return retention;
    }

    private static <T> T common(Contract contract, Function<Operation, Stream<T>> limit) {
        return contract.operations().stream()
                .flatMap(limit)
                .distinct()
                .reduce((one, other) -> {
                    throw new IllegalStateException("The uploads differ: " + one + ", " + other);
                })
                .orElseThrow();
    }
}
