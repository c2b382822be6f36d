package lu.lalux.assure.conformance.judge.certificate;

import java.nio.file.Path;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** A key that signs certificates, and what its signature says. Printing it shows nothing of it. */
public final class SigningKey {

    private final PublicJsonWebKey key;
    private final Issuer issuer;

    private SigningKey(PublicJsonWebKey key, Issuer issuer) {
        this.key = key;
        this.issuer = issuer;
    }

    /** {@return a new one, whose signature says no more than that nothing was altered afterwards} */
    public static SigningKey fresh() {
        try {
            return new SigningKey(
                    OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519), Issuer.SELF_TESTED);
        } catch (JoseException e) {
            throw new IllegalStateException("Java 17 has Ed25519", e);
        }
    }

    /**
     * @param file with LALUX's private key: PEM (PKCS#8) or JWK
     * @return that key
     * @throws UnusableFileException when the file has none, or its halves do not belong together
     */
    public static SigningKey read(Path file) throws UnusableFileException {
        PublicJsonWebKey key = KeyFile.signing(file);
        if (!belongTogether(key)) {
            throw new UnusableFileException(
                    "« " + file + " » : les deux moitiés de la clé ne vont pas ensemble.",
                    "\"" + file + "\": the key's two halves do not belong together.");
        }
        return new SigningKey(key, Issuer.ATTESTED);
    }

    private static boolean belongTogether(PublicJsonWebKey key) {
        String sample = Jws.sign("{}", "sample", key, false);
        return Jws.of(sample).filter(jws -> jws.isSignedBy(key)).isPresent();
    }

    /** {@return who says so} */
    public Issuer issuer() {
        return issuer;
    }

    /** {@return the key that shows what this one has signed} */
    public VerifyingKey verifying() {
        return VerifyingKey.of(key);
    }

    /** The public half goes with a key that nobody could know otherwise; LALUX's is got from LALUX. */
    String sign(String payload, String type) {
        return Jws.sign(payload, type, key, issuer == Issuer.SELF_TESTED);
    }

    @Override
    public String toString() {
        return issuer.word();
    }
}
