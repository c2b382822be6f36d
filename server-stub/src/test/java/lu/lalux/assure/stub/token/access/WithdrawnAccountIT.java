package lu.lalux.assure.stub.token.access;

import static lu.lalux.assure.stub.token.Stub.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.stub.token.Stub;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Who is taken out of the settings loses the tokens that still live with the restart that reads them. */
class WithdrawnAccountIT {

    private static final String[] WITHOUT = {
        "assure.token.clients[0].id=expert-app",
        "assure.token.clients[0].grants=implicit",
        "assure.token.clients[0].redirect-uris=http://localhost:3000/callback",
        "assure.token.clients[0].scopes=/expert,/expert/upload",
        "assure.token.users[0].name=expert-autre",
        "assure.token.users[0].password={bcrypt}$2a$10$8BY9VrqmsTNJYeVfza9FwOVfCelTLL0UgiRoSCy4oOVudynq76WAy",
        "assure.token.users[0].scopes=/expert"
    };

    @TempDir
    Path folder;

    @Test
    @DisplayName("a client, a person, a scope: what was open before the restart is 401 after it, the rest goes on")
    void withdrawn() throws Exception {
        String client;
        String person;
        String narrowed;
        String staying;
        try (Sandbox sandbox = Sandbox.start(folder)) {
            client = new Stub(sandbox.port()).token(Stub.GARAGE, "/reparateur");
            person = token(sandbox, "expert-demo", "/expert");
            narrowed = token(sandbox, "expert-autre", "/expert", "/expert/upload");
            staying = token(sandbox, "expert-autre", "/expert");
            assertThat(status(sandbox, "/reparateur", client)).isEqualTo("400");
            for (String token : new String[] {person, narrowed, staying}) {
                assertThat(status(sandbox, "/expert", token)).isEqualTo("400");
            }
        }
        try (Sandbox sandbox = Sandbox.start(folder, WITHOUT)) {
            assertThat(status(sandbox, "/reparateur", client)).isEqualTo("401 urn:assure:probleme:non-authentifie");
            assertThat(status(sandbox, "/expert", person)).isEqualTo("401 urn:assure:probleme:non-authentifie");
            assertThat(status(sandbox, "/expert", narrowed)).isEqualTo("401 urn:assure:probleme:non-authentifie");
            assertThat(status(sandbox, "/expert", staying)).isEqualTo("400");
        }
    }

    private static String token(Sandbox sandbox, String person, String... scopes) {
        return sandbox.bean(TokenIssuer.class)
                .forPerson(
                        sandbox.bean(RegisteredClientRepository.class).findByClientId("expert-app"),
                        UsernamePasswordAuthenticationToken.authenticated(person, null, Set.of()),
                        new LinkedHashSet<>(List.of(scopes)));
    }

    private static String status(Sandbox sandbox, String path, String token) throws Exception {
        HttpResponse<String> response = sandbox.send(sandbox.to(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{")));
        return response.statusCode()
                + (response.statusCode() == 401
                        ? " " + json(response).required("type").asString()
                        : "");
    }
}
