package lu.lalux.assure.stub.gestion;

import static lu.lalux.assure.stub.gestion.BrowserPage.body;
import static lu.lalux.assure.stub.gestion.BrowserPage.json;
import static lu.lalux.assure.stub.support.Sandbox.faults;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Accounts that vendors open themselves, on a sandbox that several share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenedAccountsIT {

    private static final String PASSWORD = "tulipe Vianden grue 1839 pâté";

    private Sandbox sandbox;

    @BeforeAll
    void start(@TempDir Path folder) {
        sandbox = Sandbox.start(
                folder,
                "assure.sandbox.shared=true",
                "assure.gestion.opening.per-address=2",
                "assure.gestion.opening.all=3",
                "assure.network.trusted-proxies=127.0.0.1,::1");
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    @DisplayName("on a shared sandbox a vendor opens an account, is signed in to it, and cannot open any number")
    void opening() throws Exception {
        assertThat(json(sandbox.send(sandbox.to("/gestion/offre")))
                        .get("ouvertureLibre")
                        .asBoolean())
                .isTrue();
        assertThat(faults(open("192.0.2.1", "garage", "Garage Garage")))
                .containsExactly("/motDePasse mot-de-passe-faible");
        HttpResponse<String> opened = open("192.0.2.1", "ouvert-1", PASSWORD);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        assertThat(faults(open("192.0.2.1", "ouvert-1", PASSWORD))).containsExactly("/identifiant identifiant-pris");
        String opensAccount = json(opened).get("compte").asString();
        BrowserPage page = new BrowserPage(sandbox);
        page.signIn("ouvert-1", PASSWORD);
        assertThat(json(page.call("GET", "/gestion/comptes", ""))
                        .at("/elements/0/compte")
                        .asString())
                .isEqualTo(opensAccount);
        assertThat(open("192.0.2.1", "ouvert-2", PASSWORD).statusCode()).isEqualTo(201);
        assertThat(problem(open("192.0.2.1", "ouvert-3", PASSWORD))).isEqualTo("429 trop-de-requetes");
        assertThat(open("192.0.2.2", "ouvert-3", PASSWORD).statusCode()).isEqualTo(201);
        assertThat(problem(open("192.0.2.3", "ouvert-4", PASSWORD))).isEqualTo("409 etat-en-conflit");
    }

    private HttpResponse<String> open(String address, String name, String password) throws Exception {
        return sandbox.send(sandbox.to("/gestion/ouvertures")
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(
                        "nom", "Garage ouvert", "metier", "reparateur", "identifiant", name, "motDePasse", password))));
    }
}
