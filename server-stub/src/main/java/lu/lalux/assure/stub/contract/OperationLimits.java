package lu.lalux.assure.stub.contract;

import java.util.HashMap;
import java.util.Map;
import lu.lalux.assure.contract.Contract;
import org.springframework.stereotype.Component;

/** The greatest body of each operation, {@code x-taille-max-corps} (D26). */
@Component
public final class OperationLimits {

    private final Map<String, Long> byOperation = new HashMap<>();
    private final long least;

    OperationLimits(Contract contract) {
        contract.operations()
                .forEach(operation -> operation
                        .bodyLimit()
                        .ifPresent(limit -> byOperation.put(key(operation.method(), operation.path()), limit)));
        this.least =
                byOperation.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    }

    /** The limit in bytes; the smallest of all where the contract has no such operation, or one without a body. */
    public long bytes(String method, String path) {
        return byOperation.getOrDefault(key(method, path), least);
    }

    /** The smallest of all: what any body may have that holds no file, and one with a file beside its texts. */
    public long least() {
        return least;
    }

    private static String key(String method, String path) {
        return method + ' ' + path;
    }
}
