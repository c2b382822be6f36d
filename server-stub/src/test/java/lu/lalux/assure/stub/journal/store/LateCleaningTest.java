package lu.lalux.assure.stub.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.storage.DataFolder;
import lu.lalux.assure.stub.storage.Database;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exchanges are cleaned when they are written, not while somebody waits for the answer. */
class LateCleaningTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger cleaned = new AtomicInteger();
    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    @Test
    @DisplayName("whoever gives an exchange does not clean it, and what is displaced by later ones is never cleaned")
    void displaced() throws Exception {
        Thread giver = Thread.currentThread();
        try (Database database = sqlite();
                Journal journal =
                        Journal.kept(database, Contract.bundled(), () -> true, true, Instant::now, registry)) {
            int sent = 20 * KeptExchanges.MOST;
            for (int i = 0; i < sent; i++) {
                journal.take(new Waiting("garage", i) {
                    @Override
                    public TakenExchange cleaned() {
                        assertThat(Thread.currentThread()).isNotSameAs(giver);
                        cleaned.incrementAndGet();
                        return super.cleaned();
                    }
                });
            }
            Thread.sleep(2_500);
            assertThat(journal.list("garage", ExchangeFilter.ALL, 1)).hasSize(1);
            assertThat(cleaned).hasValueBetween(KeptExchanges.MOST, 5 * KeptExchanges.MOST);
            assertThat(dropped()).isZero();
        }
    }

    @Test
    @DisplayName("one that cannot be cleaned is dropped and counted, and those beside it are kept")
    void broken() throws Exception {
        try (Database database = sqlite();
                Journal journal =
                        Journal.kept(database, Contract.bundled(), () -> true, true, Instant::now, registry)) {
            journal.take(new Waiting("garage", 1));
            journal.take(new Waiting("garage", 2) {
                @Override
                public TakenExchange cleaned() {
                    throw new IllegalStateException("broken");
                }
            });
            journal.take(new Waiting("garage", 3));
            assertThat(journal.list("garage", ExchangeFilter.ALL, 10)).hasSize(2);
            assertThat(dropped()).isOne();
        }
    }

    @Test
    @DisplayName("an address that encodes nothing names no invoice, and is in nobody's way")
    void malformed() throws Exception {
        try (Database database = sqlite();
                Journal journal =
                        Journal.kept(database, Contract.bundled(), () -> true, true, Instant::now, registry)) {
            journal.take(new Waiting("garage", 1) {
                @Override
                public TakenExchange cleaned() {
                    cleaned.incrementAndGet();
                    TakenExchange.Side nothing = new TakenExchange.Side(List.of(), "", 0);
                    return new TakenExchange(
                            "garage",
                            "urn:uuid:1",
                            0,
                            0,
                            "demanderReglementReparateur",
                            "PUT",
                            "/reparateur?referenceFacture=%zz",
                            400,
                            "",
                            nothing,
                            nothing,
                            null);
                }
            });
            journal.take(new Waiting("autre", 2));
            // The journal's own thread has met it, and not the reader below.
            awaitMoreThan(0, cleaned);
            assertThat(writers()).isOne();
            assertThat(journal.list("autre", ExchangeFilter.ALL, 10)).hasSize(1);
            assertThat(journal.list("garage", ExchangeFilter.ALL, 10))
                    .singleElement()
                    .extracting(kept -> kept.invoice().reference())
                    .isNull();
        }
    }

    @Test
    @DisplayName("whatever goes wrong while it is written, it is written the next time")
    void survives() throws Exception {
        AtomicInteger faults = new AtomicInteger();
        InstantSource time = () -> {
            if (Thread.currentThread().getName().equals("journal") && faults.getAndIncrement() == 0) {
                throw new IllegalStateException("broken");
            }
            return Instant.now();
        };
        try (Database database = sqlite();
                Journal journal = Journal.kept(database, Contract.bundled(), () -> true, true, time, registry)) {
            awaitMoreThan(1, faults);
            assertThat(writers()).isOne();
            assertThat(journal.list("garage", ExchangeFilter.ALL, 1)).isEmpty();
        }
    }

    private static void awaitMoreThan(int number, AtomicInteger times) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (times.get() <= number && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(times).hasValueGreaterThan(number);
    }

    /** Of this journal, and not of one of another test that has not ended yet. */
    private long writers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("journal") && !before.contains(thread))
                .count();
    }

    private double dropped() {
        return registry.get("assure.journal").tag("sort", "perdu").counter().count();
    }

    private Database sqlite() throws Exception {
        DataFolder held = DataFolder.hold(folder.resolve("donnees"));
        return new Database("jdbc:sqlite:" + held.file("assure.db"), new Properties(), Optional.of(held));
    }

    private static class Waiting implements PassedExchange {

        private final String account;
        private final int number;

        Waiting(String account, int number) {
            this.account = account;
            this.number = number;
        }

        @Override
        public String account() {
            return account;
        }

        @Override
        public boolean isRefusal() {
            return false;
        }

        @Override
        public long weight() {
            return SHELL;
        }

        @Override
        public TakenExchange cleaned() {
            TakenExchange.Side nothing = new TakenExchange.Side(List.of(), null, 0);
            return new TakenExchange(
                    account, "urn:uuid:" + number, 0, 0, "o", "PUT", "/", 202, "", nothing, nothing, null);
        }
    }
}
