package lu.lalux.assure.stub.document.store;

import java.time.Duration;
import lu.lalux.assure.stub.openapi.ContractFile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The contract's {@code x-taille-max-fichier} and {@code x-duree-conservation}, the same for both upload operations. */
@Component
public final class DocumentLimits {

    private final long maxBytes;
    private final Duration retention;

    public DocumentLimits(ContractFile contract, DocumentSettings settings) {
        this.maxBytes = Long.parseLong(common(contract, "x-taille-max-fichier"));
        Duration agreed = Duration.parse(common(contract, "x-duree-conservation"));
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

    private static String common(ContractFile contract, String extension) {
        return contract.at("/paths")
                .valueStream()
                .map(path -> path.at("/put/" + extension))
                .filter(limit -> !limit.isMissingNode())
                .map(JsonNode::asString)
                .distinct()
                .reduce((one, other) -> {
                    throw new IllegalStateException(extension + " differs between the uploads: " + one + ", " + other);
                })
                .orElseThrow();
    }
}
