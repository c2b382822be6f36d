package lu.lalux.assure.stub.document;

import java.time.Duration;
import java.util.stream.Stream;
import lu.lalux.assure.stub.contract.Fonction;
import lu.lalux.assure.stub.openapi.ContractFile;
import org.springframework.stereotype.Component;

/** The contract's {@code x-taille-max-fichier} and {@code x-duree-conservation}, the same for both upload operations. */
@Component
final class DocumentLimits {

    private final long maxBytes;
    private final Duration retention;

    DocumentLimits(ContractFile contract, DocumentSettings settings) {
        this.maxBytes = Long.parseLong(common(contract, "x-taille-max-fichier"));
        Duration agreed = Duration.parse(common(contract, "x-duree-conservation"));
        this.retention = settings.conservation() == null ? agreed : settings.conservation();
    }

    /** The greatest file in bytes, decoded. */
    long maxBytes() {
        return maxBytes;
    }

    /** How long a key can be used after the upload. */
    Duration retention() {
        return retention;
    }

    private static String common(ContractFile contract, String extension) {
        return Stream.of(Fonction.values())
                .map(function -> contract.at("/paths/" + function.uploadPath().replace("/", "~1") + "/put/" + extension)
                        .asString())
                .distinct()
                .reduce((one, other) -> {
                    throw new IllegalStateException(extension + " differs between the uploads: " + one + ", " + other);
                })
                .orElseThrow();
    }
}
