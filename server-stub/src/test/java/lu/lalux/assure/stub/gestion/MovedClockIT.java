package lu.lalux.assure.stub.gestion;

import static lu.lalux.assure.stub.gestion.Management.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.stub.token.secret.Secrets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shared sandbox, in which an account moves its own clock. */
class MovedClockIT {

    private static final String SECRET = "assure_secret-de-test-0123456789abcdefghijklmnop";

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "a token that was issued while the account's clock was ahead lives no longer for management than any other")
    void movedClock() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder, "assure.sandbox.shared=true")) {
            account();
            sandbox.bean(Registry.class).fresh();
            Management management = new Management(sandbox::to, sandbox::send);
            String before = management.token("app-essai", SECRET, "/gestion");
            assertThat(management
                            .with(before, "PUT", "/bac-a-sable/horloge?avancer=P300D", "")
                            .statusCode())
                    .isEqualTo(200);
            String ahead = management.token("app-essai", SECRET, "/gestion");
            assertThat(management
                            .with(before, "DELETE", "/bac-a-sable/etat", "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(json(management.with(ahead, "GET", "/gestion/comptes", ""))
                            .get("elements"))
                    .hasSize(1);
            sandbox.clock().advance(Duration.ofHours(1));
            assertThat(management.with(ahead, "GET", "/gestion/comptes", "").statusCode())
                    .isEqualTo(401);
            assertThat(management.with(ahead, "GET", "/bac-a-sable/etat", "").statusCode())
                    .isEqualTo(401);
        }
    }

    private void account() throws Exception {
        try (Connection database = Installation.SQLITE.connect(folder);
                Statement statement = database.createStatement()) {
            statement.execute("insert into comptes (compte, nom, metier, portees, suspendu, cree_le)"
                    + " values ('c', 'Garage', 'reparateur', '/gestion', 0, 0)");
            statement.execute("insert into applications (application, compte, nom, genre, portees, adresses, cree_le)"
                    + " values ('app-essai', 'c', 'Essai', 'confidentielle', '/gestion', '', 0)");
            statement.execute(
                    "insert into secrets (numero, application, empreinte, indice, cree_le, cree_par, compromis)"
                            + " values ('abcdefghijkl', 'app-essai', '"
                            + Secrets.ofClients().encode(SECRET)
                            + "', 'mnop', 0, 'essai', 0)");
            statement.execute("update registre set version = version + 1");
        }
    }
}
