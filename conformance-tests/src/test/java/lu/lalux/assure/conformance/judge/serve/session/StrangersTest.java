package lu.lalux.assure.conformance.judge.serve.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who opens sessions without a key does not take the places of all. */
class StrangersTest {

    private static final Software SOFTWARE =
            new Software("Garage", "1", Fonction.REPARATEUR, TokenWay.CLIENT_CREDENTIALS, false, false);

    @TempDir
    private Path folder;

    @Test
    void a_stranger_s_network_opens_a_fifth_of_them() throws Exception {
        OpenSessions sessions = new OpenSessions(
                new SessionArchive(folder),
                new SessionLimits(6, 100, Duration.ofMinutes(1), Duration.ofMinutes(1), SessionLimits.BYTES),
                Optional.empty(),
                Period.ofDays(1),
                Optional.empty(),
                Tempo.REAL,
                (where, fault) -> {});
        open(sessions, Optional.of("2001:db8::1"));
        assertThatThrownBy(() -> open(sessions, Optional.of("2001:db8::2")))
                .isInstanceOf(NoRoomException.class)
                .hasMessageContaining("from your network");
        open(sessions, Optional.of("192.0.2.1"));
        open(sessions, Optional.of("127.0.0.1"));
        open(sessions, Optional.of("127.0.0.1"));
        open(sessions, Optional.empty());
        assertThat(sessions.room()).isOne();
    }

    private static void open(OpenSessions sessions, Optional<String> stranger) throws Exception {
        sessions.open(SOFTWARE, URI.create("http://localhost/"), stranger);
    }
}
