package lu.lalux.assure.conformance.judge.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import lu.lalux.assure.conformance.judge.wire.OwnCertificate;

/** Two certificates, made when they are first asked for: one that the clients trust, and one that they do not. */
final class Certificates {

    private static final int DAYS = 2;

    private CompletableFuture<OwnCertificate> trusted;
    private CompletableFuture<OwnCertificate> other;

    synchronized OwnCertificate trusted() {
        make();
        return trusted.join();
    }

    synchronized OwnCertificate other() {
        make();
        return other.join();
    }

    private void make() {
        if (trusted == null) {
            trusted = CompletableFuture.supplyAsync(Certificates::create);
            other = CompletableFuture.supplyAsync(Certificates::create);
        }
    }

    private static OwnCertificate create() {
        try {
            return OwnCertificate.create(DAYS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
