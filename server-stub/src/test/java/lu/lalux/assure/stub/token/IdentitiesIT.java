package lu.lalux.assure.stub.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.stub.token.registration.TokenProperties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whose identities are in force, in the sandbox and in an installation that has its own. */
@ExtendWith(OutputCaptureExtension.class)
class IdentitiesIT {

    private static final String[] BACK_END = {
        "assure.token.clients[0].id=garage-a-nous",
        "assure.token.clients[0].secret={hmac-sha256}zV8qEjhfbYoc_spErKtkww:0Z8SJTOY3X8HYQ8mMxtA1J1MABMz3NYWQzaw7ZPcHaI",
        "assure.token.clients[0].grants=client_credentials",
        "assure.token.clients[0].scopes=/reparateur,/reparateur/upload",
    };
    private static final String[] APPLICATION = {
        "assure.token.clients[1].id=app-a-nous",
        "assure.token.clients[1].grants=implicit",
        "assure.token.clients[1].redirect-uris=" + Stub.RETURN,
        "assure.token.clients[1].scopes=/expert",
    };
    private static final String[] PERSON = {
        "assure.token.users[0].name=experte-a-nous",
        "assure.token.users[0].password={bcrypt}$2a$10$tCGybwMeQJNpCkKxwothoetrCTQxoay.jxNWaLEFBWXPu0UNQ4cuK",
        "assure.token.users[0].scopes=/expert",
    };

    @TempDir
    Path folder;

    @Test
    @DisplayName("the sandbox says that it has its published ones, and that others can reach it when they can")
    void published(CapturedOutput output) throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            assertThat(new Stub(sandbox.port()).token(Stub.GARAGE, "/reparateur"))
                    .isNotEmpty();
        }
        assertThat(output)
                .contains(
                        "Identities in force: those that the sandbox publishes; clients: 5 (garage-demo, garage-autre,"
                                + " expert-backend, garage-expert, expert-app); persons: 2; the sandbox's controls are on")
                .doesNotContain("Whoever reaches");
    }

    @Test
    @DisplayName("an address that others reach is warned of")
    void reachable(CapturedOutput output) {
        Sandbox.start(folder, "server.address=0.0.0.0").close();
        assertThat(output).containsPattern("WARN .*Whoever reaches 0.0.0.0 can use the published identities");
    }

    @Test
    @DisplayName("a repairers' installation has its own clients and nobody else")
    void ownClients(CapturedOutput output) throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder, BACK_END)) {
            Stub stub = new Stub(sandbox.port());
            assertThat(stub.token(Stub.basic("garage-a-nous", "garage-demo-secret-7Qm2vX9sLr4TbK1e"), "/reparateur"))
                    .isNotEmpty();
            assertThat(status(stub, Stub.GARAGE)).isEqualTo(401);
            assertThat(sandbox.bean(TokenProperties.class).users()).isEmpty();
        }
        assertThat(output)
                .contains(
                        "Identities in force: those of the settings, and no published one; clients: 1 (garage-a-nous);"
                                + " persons: 0; the sandbox's controls are off");
    }

    @Test
    @DisplayName("the published person signs in for no application of an installation's; its own does")
    void ownPersons() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder, all(BACK_END, APPLICATION, PERSON))) {
            Stub stub = new Stub(sandbox.port());
            String question =
                    "/authen?response_type=token&client_id=app-a-nous&state=abcdefgh&scope=%2Fexpert&redirect_uri="
                            + Stub.encoded(Stub.RETURN);
            assertThat(stub.send(stub.form(question, "").header("Authorization", Stub.EXPERT))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(Stub.fragment(stub.send(stub.form(question, "")
                            .header("Authorization", Stub.basic("experte-a-nous", "expert-demo-motdepasse")))))
                    .containsKey("access_token");
        }
    }

    @Test
    @DisplayName("one list without what it needs in the other is refused at the start, with what is missing")
    void missing() {
        assertThatThrownBy(() -> Sandbox.start(folder, all(BACK_END, APPLICATION)))
                .rootCause()
                .hasMessageContaining("at least one user: nobody could sign in for app-a-nous");
        assertThatThrownBy(() -> Sandbox.start(folder, PERSON))
                .rootCause()
                .hasMessageContaining("at least one client: once clients or users are set");
        assertThatThrownBy(() -> Sandbox.start(folder, all(BACK_END, PERSON)))
                .rootCause()
                .hasMessageContaining("a client with the grant implicit");
    }

    @Test
    @DisplayName("a client that is added to the published ones, or a part of one changed, does not start")
    void added() {
        String[] sixth = Arrays.stream(BACK_END)
                .map(setting -> setting.replace("[0]", "[5]"))
                .toArray(String[]::new);
        assertThatThrownBy(() -> Sandbox.start(folder, sixth))
                .hasMessageContaining("assure.token.clients begins with [0]")
                .hasMessageNotContaining("zV8qEjhf");
        assertThatThrownBy(() -> Sandbox.start(folder, BACK_END[1]))
                .rootCause()
                .hasMessageContaining("id: what may stand there is")
                .hasMessageNotContaining("zV8qEjhf");
    }

    private static int status(Stub stub, String authorization) throws Exception {
        return stub.send(stub.form("/token", "grant_type=client_credentials&scope=%2Freparateur")
                        .header("Authorization", authorization))
                .statusCode();
    }

    private static String[] all(String[]... settings) {
        return Stream.of(settings).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
