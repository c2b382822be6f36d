package lu.lalux.assure.stub.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives out the same few RSA keys in turn. A signing key of its own for each of the hundred stubs that the tests start
 * took a sixth of their processor time, and a quarter of a process's start: without the second compiler Java needs a
 * second for one. The few are made by Java's own generator, in the first tests of a build, and kept in its folder for
 * the tests' other JVMs.
 */
public final class FewKeys extends Provider {

    /** The setting with which a process takes another key first than the process before it. */
    static final String FIRST = "essais.cle";

    private static final long serialVersionUID = 1L;
    private static final int HOW_MANY = 4;
    private static final Path FOLDER = Path.of("target", "essais-cles").toAbsolutePath();
    private static final AtomicInteger NEXT = new AtomicInteger(Integer.getInteger(FIRST, 0));

    private FewKeys() {
        super("FewKeys", "1", "The same few RSA keys in turn");
        putService(new Service(this, "KeyPairGenerator", "RSA", Generator.class.getName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) {
                return new Generator();
            }
        });
    }

    /** From now on, in this JVM, for whoever asks Java for a new RSA key. */
    public static void giveOut() {
        Security.insertProviderAt(new FewKeys(), 1);
    }

    private static final class Generator extends KeyPairGeneratorSpi {

        private int bits;

        @Override
        public void initialize(int keysize, SecureRandom random) {
            bits = keysize;
        }

        @Override
        public KeyPair generateKeyPair() {
            Path file = FOLDER.resolve(bits + "-" + NEXT.getAndIncrement() % HOW_MANY + ".pkcs8");
            try {
                if (!Files.exists(file)) {
                    keep(file, generated());
                }
                return pair(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("Every Java platform has RSA", impossible);
            }
        }

        private byte[] generated() throws GeneralSecurityException {
            KeyPairGenerator real = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
            real.initialize(bits);
            return real.generateKeyPair().getPrivate().getEncoded();
        }

        /** Whole or not at all, as other JVMs look for it. */
        private static void keep(Path file, byte[] key) throws IOException {
            Files.createDirectories(FOLDER);
            Path written = Files.createTempFile(FOLDER, "cle", null);
            Files.write(written, key);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        }

        private static KeyPair pair(byte[] encoded) throws GeneralSecurityException {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
        }
    }
}
