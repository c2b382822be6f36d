package lu.lalux.assure.conformance.judge.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Reads keys of Ed25519 as they are kept: PEM as OpenSSL writes it, or a JWK (RFC 8037). */
final class KeyFile {

    private static final String ALGORITHM = "Ed25519";
    private static final long MOST = 65_536;
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");

    private KeyFile() {}

    /** {@return the key, with its private half} */
    static PublicJsonWebKey signing(Path file) throws UnusableFileException {
        String text = read(file);
        try {
            PublicJsonWebKey key = isJson(text) ? jwk(text) : pair(file, text);
            if (key.getPrivateKey() == null) {
                throw new UnusableFileException(
                        "« " + file + " » ne porte pas de clé privée.", "\"" + file + "\" has no private key.");
            }
            return key;
        } catch (JoseException | GeneralSecurityException | RuntimeException e) {
            // Of a key without bytes jose4j throws whatever befell it.
            throw noKey(file);
        }
    }

    /** {@return the key, its public half at least} */
    static PublicJsonWebKey verifying(Path file) throws UnusableFileException {
        String text = read(file);
        try {
            return isJson(text) ? jwk(text) : new OctetKeyPairJsonWebKey(publicKey(pem(file, text, "PUBLIC KEY")));
        } catch (JoseException | GeneralSecurityException | RuntimeException e) {
            // Of a key without bytes jose4j throws whatever befell it.
            throw noKey(file);
        }
    }

    private static UnusableFileException noKey(Path file) {
        return new UnusableFileException(
                "« " + file + " » n'est pas une clé Ed25519, ni en PEM ni en JWK.",
                "\"" + file + "\" is no Ed25519 key, neither as PEM nor as JWK.");
    }

    private static boolean isJson(String text) {
        return text.stripLeading().startsWith("{");
    }

    private static PublicJsonWebKey jwk(String text) throws JoseException {
        PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(text);
        if (!isEd25519(key)) {
            throw new JoseException("no Ed25519");
        }
        return key;
    }

    static boolean isEd25519(PublicJsonWebKey key) {
        return key instanceof OctetKeyPairJsonWebKey pair
                && OctetKeyPairJsonWebKey.SUBTYPE_ED25519.equals(pair.getSubtype());
    }

    private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static PublicJsonWebKey pair(Path file, String text)
            throws GeneralSecurityException, UnusableFileException {
        PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new PKCS8EncodedKeySpec(pem(file, text, "PRIVATE KEY")));
        OctetKeyPairJsonWebKey pair = new OctetKeyPairJsonWebKey(publicHalf((EdECPrivateKey) key));
        pair.setPrivateKey(key);
        return pair;
    }

    /**
     * The file has the seed only (RFC 8410); Java works the public half out when it makes a pair of it, and not
     * otherwise.
     */
    private static PublicKey publicHalf(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("no seed"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(new NamedParameterSpec(ALGORITHM), new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        return generator.generateKeyPair().getPublic();
    }

    private static byte[] pem(Path file, String text, String kind) throws UnusableFileException {
        Matcher pem = PEM.matcher(text);
        if (!pem.matches() || !pem.group(1).equals(kind)) {
            throw new UnusableFileException(
                    "« " + file + " » n'est pas un fichier PEM « " + kind + " » (PKCS#8, sans mot de passe).",
                    "\"" + file + "\" is no PEM file \"" + kind + "\" (PKCS#8, without a password).");
        }
        return Base64.getMimeDecoder().decode(pem.group(2));
    }

    /** {@return a small file's text} */
    static String read(Path file) throws UnusableFileException {
        return read(file, MOST);
    }

    /** {@return the text of a file of so many bytes at most} */
    static String read(Path file, long most) throws UnusableFileException {
        try {
            if (Files.size(file) <= most) {
                return Files.readString(file);
            }
        } catch (IOException e) {
            throw unreadable(file);
        }
        throw unreadable(file);
    }

    private static UnusableFileException unreadable(Path file) {
        return new UnusableFileException("« " + file + " » ne peut pas être lu.", "\"" + file + "\" cannot be read.");
    }
}
