package lu.lalux.assure.stub.gestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import lu.lalux.assure.stub.clock.StubClock;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.MovableClock;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A sandbox that gets its first account. */
@ExtendWith(OutputCaptureExtension.class)
class FirstAccountIT {

    private static final String GARAGE = "garage-demo";

    @TempDir
    Path folder;

    @Test
    @DisplayName("the first account takes away what the sandbox publishes; what is declared to be shared keeps it")
    void firstAccount(CapturedOutput output) throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            Registry registry = sandbox.bean(Registry.class);
            assertThat(registry.fresh().application(GARAGE)).isPresent();
            assertThat(registry.fresh().isSandbox()).isTrue();
            assertThat(control(sandbox, "PUT", "horloge?avancer=PT2H")).isEqualTo(200);
            assertThat(sandbox.bean(StubClock.class).instant()).isAfter(MovableClock.START.plus(Duration.ofHours(1)));
            account();
            assertThat(registry.fresh().application(GARAGE)).isEmpty();
            assertThat(registry.fresh().isSandbox()).isFalse();
            assertThat(output).contains("There is an account now");
            assertThat(control(sandbox, "GET", "etat")).isEqualTo(404);
            assertThat(sandbox.bean(StubClock.class).instant()).isEqualTo(MovableClock.START);
        }
        try (Sandbox again = Sandbox.start(folder, "assure.welcome=true")) {
            assertThat(again.bean(Registry.class).current().isSandbox()).isFalse();
            assertThat(output).contains("those of the accounts in the database").doesNotContain(GARAGE + "-secret");
        }
        try (Sandbox shared = Sandbox.start(folder, "assure.sandbox.shared=true")) {
            assertThat(shared.bean(Registry.class).fresh().application(GARAGE)).isPresent();
            assertThat(shared.bean(Registry.class).fresh().isSandbox()).isTrue();
        }
    }

    private static int control(Sandbox sandbox, String method, String command) throws Exception {
        return sandbox.send(sandbox.to("/bac-a-sable/" + command).method(method, HttpRequest.BodyPublishers.noBody()))
                .statusCode();
    }

    private void account() throws Exception {
        try (Connection database = Installation.SQLITE.connect(folder);
                Statement statement = database.createStatement()) {
            statement.execute("insert into comptes (compte, nom, metier, portees, suspendu, cree_le)"
                    + " values ('c', 'Garage', 'reparateur', '/reparateur', 0, 0)");
            statement.execute("update registre set version = version + 1");
        }
    }
}
