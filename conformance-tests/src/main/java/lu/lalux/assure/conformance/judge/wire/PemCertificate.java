package lu.lalux.assure.conformance.judge.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate and its key as certificate authorities give them: PEM, the key as PKCS #8 without a password. */
public final class PemCertificate {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

    private PemCertificate() {}

    /**
     * @param chain file of the certificate and those that vouch for it
     * @param key file of its private key
     * @return what a server speaks TLS with
     * @throws IOException when a file cannot be read
     * @throws GeneralSecurityException when it holds something else, or the two do not belong together
     */
    public static SSLContext context(Path chain, Path key) throws IOException, GeneralSecurityException {
        Certificate[] certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(chain)))
                .toArray(Certificate[]::new);
        if (certificates.length == 0) {
            throw new GeneralSecurityException("no certificate");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = {};
        PrivateKey own = key(Files.readString(key, StandardCharsets.ISO_8859_1));
        requirePair(own, certificates[0].getPublicKey());
        store.setKeyEntry("judge", own, password, certificates);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** Whoever mixed two files up learns it now, and not by each handshake that fails. */
    private static void requirePair(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        boolean right;
        try {
            Signature signature = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> "Ed25519";
                    });
            byte[] text = "judge".getBytes(StandardCharsets.US_ASCII);
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(text);
            right = signature.verify(signed);
        } catch (InvalidKeyException | SignatureException e) {
            throw new GeneralSecurityException("the key does not belong to the certificate", e);
        }
        if (!right) {
            throw new GeneralSecurityException("the key does not belong to the certificate");
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        Matcher key = KEY.matcher(pem);
        if (!key.find()) {
            throw new GeneralSecurityException("no private key (PKCS #8, without a password)");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(key.group(1));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (java.security.spec.InvalidKeySpecException e) {
                // Of another kind.
            }
        }
        throw new GeneralSecurityException("a private key of an unknown kind");
    }
}
