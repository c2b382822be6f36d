package lu.lalux.assure.conformance.judge.certificate;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;

/** A statement in the compact form of RFC 7515, signed with Ed25519 (RFC 8037) and with nothing else. */
final class Jws {

    private static final AlgorithmConstraints ONLY =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);
    /** Of a signature, in bytes (RFC 8032). */
    private static final int LENGTH = 64;

    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    private final String text;
    private final JsonWebSignature signature;

    private Jws(String text, JsonWebSignature signature) {
        this.text = text;
        this.signature = signature;
    }

    static String sign(String payload, String type, PublicJsonWebKey key, boolean withKey) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(ONLY);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        signature.setHeader(HeaderParameterNames.TYPE, type);
        signature.setKeyIdHeaderValue(thumbprint(key));
        if (withKey) {
            signature.setJwkHeader(key);
        }
        signature.setPayload(payload);
        signature.setKey(key.getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("Java 17 has Ed25519", e);
        }
    }

    /** {@return RFC 7638's name of a key} */
    static String thumbprint(PublicJsonWebKey key) {
        return key.calculateBase64urlEncodedThumbprint("SHA-256");
    }

    /** {@return the statement; nothing when the text is none, to the letter} */
    static Optional<Jws> of(String text) {
        if (!COMPACT.matcher(text).matches()) {
            return Optional.empty();
        }
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(ONLY);
        try {
            signature.setCompactSerialization(text);
            return Optional.of(new Jws(text, signature));
        } catch (JoseException e) {
            return Optional.empty();
        }
    }

    /** {@return whether it is signed by the one algorithm; {@code none} and all others are refused} */
    boolean isEdDsa() {
        return AlgorithmIdentifiers.EDDSA.equals(signature.getAlgorithmHeaderValue());
    }

    boolean isOf(String type) {
        return type.equals(signature.getHeader(HeaderParameterNames.TYPE));
    }

    boolean names(PublicJsonWebKey key) {
        return thumbprint(key).equals(signature.getKeyIdHeaderValue());
    }

    boolean isSignedBy(PublicJsonWebKey key) {
        try {
            signature.setKey(key.getPublicKey());
            return isEdDsa() && isCanonical() && signature.verifySignature();
        } catch (JoseException e) {
            return false;
        }
    }

    /**
     * One signature is written in one way only: the last character has bits that no byte takes, and Java lets zeros
     * follow the 64 bytes.
     */
    private boolean isCanonical() {
        String written = text.substring(text.lastIndexOf('.') + 1);
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(written);
            return bytes.length == LENGTH
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(written);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** {@return the key that came with it: whoever signed put it there} */
    Optional<PublicJsonWebKey> ownKey() {
        try {
            return Optional.ofNullable(signature.getHeaders().getPublicJwkHeaderValue(HeaderParameterNames.JWK, null))
                    .filter(KeyFile::isEd25519);
        } catch (JoseException | RuntimeException e) {
            // Of a key without bytes jose4j throws whatever befell it.
            return Optional.empty();
        }
    }

    /** {@return what it says, verified or not} */
    String payload() {
        return signature.getUnverifiedPayload();
    }
}
