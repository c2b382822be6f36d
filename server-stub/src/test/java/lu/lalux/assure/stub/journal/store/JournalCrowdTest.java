package lu.lalux.assure.stub.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.storage.DataFolder;
import lu.lalux.assure.stub.storage.Database;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;

/** The journal while many read it at once. */
class JournalCrowdTest {

    private static final int READERS = 170;
    private static final String BODY = "x".repeat(10_000);

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "a crowd of one account's readers is served or told when to come again; another account is served meanwhile")
    void crowd() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try (Database database = sqlite();
                Journal journal = Journal.kept(
                        database, Contract.bundled(), () -> true, true, Instant::now, new SimpleMeterRegistry())) {
            for (int i = 0; i < KeptExchanges.MOST; i++) {
                journal.take(exchange("garage", i));
                if (i % 200 == 0) {
                    journal.list("garage", ExchangeFilter.ALL, 1);
                }
            }
            journal.take(exchange("autre", 0));
            List<Future<String>> crowd = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                crowd.add(threads.submit(() -> answer(journal)));
            }
            for (int i = 0; i < 5; i++) {
                assertThat(served(journal)).isEqualTo(1);
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> one : crowd) {
                answers.add(one.get());
            }
            assertThat(answers).contains("100 exchanges").containsOnly("100 exchanges", "SERVICE_INDISPONIBLE 2");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("what is written does not wait for who reads, however long that takes")
    void writer() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        try (Database database = sqlite();
                JournalDatabase tables = new JournalDatabase(database)) {
            CompletableFuture<Boolean> reading = CompletableFuture.supplyAsync(() -> tables.read(open -> {
                open.queryForList("select * from journal_echanges");
                return await(written);
            }));
            tables.write(open -> open.update("delete from journal_echanges"));
            written.countDown();
            assertThat(reading.get()).isTrue();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Whoever is told to come again does, as the machine may pause for longer than the journal lets anybody wait. */
    private static int served(Journal journal) {
        for (int attempt = 1; ; attempt++) {
            try {
                return journal.list("autre", ExchangeFilter.ALL, 100).size();
            } catch (ProblemException refused) {
                if (attempt == 3) {
                    throw refused;
                }
            }
        }
    }

    private static String answer(Journal journal) {
        try {
            return journal.list("garage", ExchangeFilter.ALL, 100).size() + " exchanges";
        } catch (ProblemException refused) {
            return refused.problem().type() + " " + refused.problem().headers().getFirst(HttpHeaders.RETRY_AFTER);
        }
    }

    private Database sqlite() throws Exception {
        DataFolder held = DataFolder.hold(folder.resolve("donnees"));
        return new Database("jdbc:sqlite:" + held.file("assure.db"), new Properties(), Optional.of(held));
    }

    private static TakenExchange exchange(String account, int number) {
        TakenExchange.Side sent = new TakenExchange.Side(List.of(), BODY, BODY.length());
        TakenExchange.Side answered = new TakenExchange.Side(List.of(), null, 0);
        return new TakenExchange(
                account, "urn:uuid:" + account + number, 0, 0, "o", "PUT", "/", 202, "", sent, answered, null);
    }
}
