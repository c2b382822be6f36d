package lu.lalux.assure.benchmark;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Signs what is as long as a token, with a key as long as the sandbox's, on each processor: no server can sign more.
 */
public final class Signing {

    private static final int KEY_BITS = 2048;
    private static final int TOKEN_BYTES = 500;
    private static final Duration BEFORE = Duration.ofSeconds(5);

    private Signing() {}

    /** @param arguments for how many seconds; prints how many signatures that were, after some that do not count */
    public static void main(String[] arguments) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        sign(generator.generateKeyPair().getPrivate(), BEFORE);
        System.out.println(
                sign(generator.generateKeyPair().getPrivate(), Duration.ofSeconds(Long.parseLong(arguments[0]))));
    }

    private static long sign(PrivateKey key, Duration time) throws InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        AtomicLong signatures = new AtomicLong();
        CountDownLatch ended = new CountDownLatch(threads);
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; i < threads; i++) {
            new Thread(() -> {
                        while (System.nanoTime() < end) {
                            sign(key);
                            signatures.incrementAndGet();
                        }
                        ended.countDown();
                    })
                    .start();
        }
        ended.await();
        return signatures.get();
    }

    private static void sign(PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(new byte[TOKEN_BYTES]);
            signature.sign();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
