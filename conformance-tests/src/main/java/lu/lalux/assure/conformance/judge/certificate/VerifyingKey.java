package lu.lalux.assure.conformance.judge.certificate;

import java.nio.file.Path;
import org.jose4j.jwk.PublicJsonWebKey;

/** The public half of the key by which a certificate should be signed. */
public final class VerifyingKey {

    private final PublicJsonWebKey jwk;

    private VerifyingKey(PublicJsonWebKey jwk) {
        this.jwk = jwk;
    }

    /**
     * @param file PEM or JWK
     * @return the key in it
     * @throws UnusableFileException when there is none
     */
    public static VerifyingKey read(Path file) throws UnusableFileException {
        return new VerifyingKey(KeyFile.verifying(file));
    }

    static VerifyingKey of(PublicJsonWebKey key) {
        return new VerifyingKey(key);
    }

    PublicJsonWebKey jwk() {
        return jwk;
    }
}
