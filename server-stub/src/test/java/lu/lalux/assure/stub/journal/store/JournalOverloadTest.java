package lu.lalux.assure.stub.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.storage.Database;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The journal while nothing can be written, and more comes than there is memory for. */
class JournalOverloadTest {

    private static final int SENT = 4_000;

    @Test
    @DisplayName(
            "whoever gives an exchange does not wait: what has no room is dropped, and each one that is dropped is counted")
    void overload() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        // Nobody listens there.
        Database nowhere = new Database("jdbc:postgresql://127.0.0.1:1/nulle-part", new Properties(), Optional.empty());
        try (Journal journal =
                Journal.kept(nowhere, Contract.bundled(), () -> true, true, () -> Instant.EPOCH, registry)) {
            String body = "x".repeat(60_000);
            long begun = System.nanoTime();
            for (int i = 0; i < SENT; i++) {
                journal.take(exchange("compte-" + i, body));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
            double taken =
                    registry.get("assure.journal").tag("sort", "pris").counter().count();
            double dropped = registry.get("assure.journal")
                    .tag("sort", "perdu")
                    .counter()
                    .count();
            assertThat(taken).isEqualTo(SENT);
            assertThat(taken - dropped).isBetween(20.0, 1_000.0);
        }
    }

    private static TakenExchange exchange(String account, String body) {
        TakenExchange.Side sent = new TakenExchange.Side(List.of(), body, body.length());
        TakenExchange.Side answered = new TakenExchange.Side(List.of(), null, 0);
        return new TakenExchange(account, "urn:uuid:" + account, 0, 0, "o", "PUT", "/", 202, "", sent, answered, null);
    }
}
