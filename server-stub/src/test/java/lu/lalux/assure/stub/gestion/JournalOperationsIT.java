package lu.lalux.assure.stub.gestion;

import static lu.lalux.assure.stub.gestion.Management.json;
import static lu.lalux.assure.stub.support.Sandbox.faults;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The journal as an account's own application reads it, in an installation that keeps one. */
class JournalOperationsIT {

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Management management;
    private String account;
    private String application;
    private String secret;

    @Test
    @DisplayName(
            "an account finds what it sent, why it was refused and what is on record, empties it, and sees nothing of another's")
    void journal() throws Exception {
        List<String> settings = new ArrayList<>(Management.settings());
        settings.add("assure.journal.keep=without-bodies");
        try (Sandbox started = Sandbox.start(folder, settings.toArray(String[]::new))) {
            sandbox = started;
            management = new Management(sandbox::to, sandbox::send);
            account = management.account("Garage de la Gare", "reparateur");
            application = management.application(account, "[\"/reparateur\", \"/reparateur/upload\", \"/gestion\"]");
            secret = management.secret(application, 0).get("valeur").asString();
            String instance = send();
            listed(instance);
            explained(instance);
            onRecord();
            counted();
            others(instance);
            emptied();
        }
    }

    /** @return the instance of the refusal, without what every instance begins with */
    private String send() throws Exception {
        String token = management.token(application, secret, "/reparateur /reparateur/upload");
        String key = json(management.with(token, "PUT", "/reparateur/upload", Sandbox.file("a.pdf", new byte[] {1})))
                .get("key")
                .asString();
        String good = repairerRequest("O-1", key).toString();
        assertThat(management.with(token, "PUT", "/reparateur", good).statusCode())
                .isEqualTo(202);
        HttpResponse<String> refused = management.with(
                token,
                "PUT",
                "/reparateur",
                repairerRequest("O-2", key).put("dateFacture", "hier").toString());
        assertThat(management.askToken(application, "faux", "/reparateur").statusCode())
                .isEqualTo(401);
        String instance = json(refused).get("instance").asString();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (own("/gestion/journal?instance=" + instance).get("elements").isEmpty() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        return instance.substring("urn:uuid:".length());
    }

    private void listed(String instance) throws Exception {
        assertThat(own("/gestion/journal?refus=true").at("/elements/0/codes/0").asString())
                .isEqualTo("date-invalide");
        assertThat(own("/gestion/journal?refus=true").get("elements")).hasSize(1);
        assertThat(own("/gestion/journal?statut=400&reference=O-2")
                        .at("/elements/0/echange")
                        .asString())
                .isEqualTo(instance);
        assertThat(own("/gestion/journal?reference=O-1")
                        .at("/elements/0/statut")
                        .asInt())
                .isEqualTo(202);
        assertThat(own("/gestion/journal?operation=deposerDocumentReparateur").get("elements"))
                .hasSize(1);

        JsonNode all = own("/gestion/journal");
        assertThat(all.get("tenu").asBoolean()).isTrue();
        List<String> paged = new ArrayList<>();
        String path = "/gestion/journal?nombre=2";
        while (path != null) {
            JsonNode page = own(path);
            page.get("elements").forEach(one -> paged.add(one.get("echange").asString()));
            path = page.has("suite")
                    ? "/gestion/journal?nombre=2&apres=" + page.get("suite").asString()
                    : null;
        }
        assertThat(paged)
                .hasSizeGreaterThan(3)
                .isEqualTo(all.get("elements")
                        .valueStream()
                        .map(one -> one.get("echange").asString())
                        .toList());
        assertThat(faults(asOwn("GET", "/gestion/journal?apres=%21"))).containsExactly("/apres identifiant-invalide");
    }

    private void explained(String instance) throws Exception {
        JsonNode exchange = own("/gestion/journal/" + instance);
        assertThat(exchange.at("/refus/fautes/0/clause").asString()).isEqualTo("Vue technique, Réparations");
        assertThat(exchange.at("/refus/fautes/0/page").asString()).isEqualTo("/erreurs.html#date-invalide");
        assertThat(exchange.get("curl").asString()).contains("http://localhost:" + sandbox.port() + "/reparateur");
        assertThat(exchange.get("requete").has("corps")).isFalse();
        assertThat(exchange.at("/requete/octets").asInt()).isPositive();
    }

    private void onRecord() throws Exception {
        assertThat(own("/gestion/demandes?reference=O-1")
                        .at("/elements/0/contenu/0/champ")
                        .asString())
                .isEqualTo("idPrestataire");
        assertThat(own("/gestion/demandes?reference=O-1&prestataire=XA1234").get("elements"))
                .hasSize(1);
        assertThat(own("/gestion/demandes?reference=O-2").get("elements")).isEmpty();
    }

    private void counted() throws Exception {
        assertThat(own("/gestion/non-authentifies").get("elements"))
                .singleElement()
                .satisfies(count -> {
                    assertThat(count.get("operation").asString()).isEqualTo("obtenirJeton");
                    assertThat(count.get("statut").asInt()).isEqualTo(401);
                    assertThat(count.get("nombre").asInt()).isEqualTo(1);
                });
    }

    /** API1:2023. */
    private void others(String instance) throws Exception {
        String other = management.account("Autre garage", "reparateur");
        String managing = management.application(other, "[\"/gestion\"]");
        String given = management.secret(managing, 0).get("valeur").asString();
        for (String path :
                List.of("/gestion/journal", "/gestion/non-authentifies", "/gestion/demandes?reference=O-1")) {
            assertThat(management.as(managing, given, "GET", path, "").body())
                    .contains("elements")
                    .doesNotContain(instance, "O-1", "O-2", "\"statut\":401");
            String named = path + (path.contains("?") ? "&" : "?") + "compte=" + account;
            assertThat(problem(management.as(managing, given, "GET", named, "")))
                    .isEqualTo("404 chemin-inconnu");
            assertThat(json(management.administrator("GET", named, "")).get("elements"))
                    .isNotEmpty();
            assertThat(faults(management.administrator("GET", path, ""))).containsExactly("/compte champ-obligatoire");
        }
        String one = "/gestion/journal/" + instance;
        assertThat(problem(management.as(managing, given, "GET", one, ""))).isEqualTo("404 chemin-inconnu");
        assertThat(management
                        .as(managing, given, "DELETE", "/gestion/journal", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(problem(management.as(managing, given, "DELETE", "/gestion/journal?compte=" + account, "")))
                .isEqualTo("404 chemin-inconnu");
        assertThat(asOwn("GET", one).statusCode()).isEqualTo(200);
    }

    private void emptied() throws Exception {
        assertThat(asOwn("DELETE", "/gestion/journal").statusCode()).isEqualTo(204);
        assertThat(own("/gestion/journal").get("elements")).isEmpty();
        assertThat(own("/gestion/non-authentifies").get("elements")).isEmpty();
    }

    private JsonNode own(String path) throws Exception {
        return json(asOwn("GET", path));
    }

    private HttpResponse<String> asOwn(String method, String path) throws Exception {
        return management.as(application, secret, method, path, "");
    }
}
