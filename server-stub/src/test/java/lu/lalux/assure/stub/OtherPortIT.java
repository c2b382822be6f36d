package lu.lalux.assure.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.support.FreePort;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A sandbox on a port that is not the usual one. */
@ExtendWith(OutputCaptureExtension.class)
class OtherPortIT {

    /** A row of the page of downloads: the file's address on the site, and both halves of its digest. */
    private static final Pattern DIGEST = Pattern.compile(
            "href=\"([^\"]+)\" download>(?:(?!</tr>).)*<code>([0-9a-f]{32})<wbr>([0-9a-f]{32})</code>", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "pages, printed lines and the person's return address have the port; what a page tells the digest of is as it was")
    void everything(CapturedOutput output) throws Exception {
        int port = FreePort.find();
        try (Sandbox sandbox = Sandbox.start(folder, "server.port=" + port, "assure.welcome=true")) {
            assertThat(sandbox.port()).isEqualTo(port);
            String here = "http://localhost:" + port;
            assertThat(output.getOut())
                    .contains("Documentation   " + here + "/")
                    .doesNotContain("localhost:8080");
            for (String page :
                    new String[] {"/", "/en/", "/bac-a-sable.html", "/en/command-line.html", "/essai.html"}) {
                assertThat(get(here + page).body()).as(page).doesNotContain("localhost:8080");
            }
            assertThat(get(here + "/bac-a-sable.html").body()).contains(here);
            assertThat(changed(sandbox))
                    .as(
                            "files that are not as the page tells their digests; after -Dskip.npm the page may be older than the"
                                    + " contract: build without it, or npm run docs in openapi")
                    .isEmpty();
            String signIn =
                    here + "/authen?response_type=token&client_id=expert-app&state=s&scope=/expert&redirect_uri=";
            assertThat(get(signIn + here + "/essai/retour.html").statusCode()).isEqualTo(200);
            assertThat(get(signIn + "http://localhost:8080/essai/retour.html").statusCode())
                    .as("another program's address")
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("a port that the system chose is the return address's too, of the sandbox's own application only")
    void chosen() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            String here = "http://localhost:" + sandbox.port();
            String signIn =
                    here + "/authen?response_type=token&client_id=expert-app&state=s&scope=/expert&redirect_uri=";
            for (String page : new String[] {
                here + "/essai/retour.html",
                "http://127.0.0.1:" + sandbox.port() + "/essai/retour.html",
                "http://localhost:8080/essai/retour.html"
            }) {
                assertThat(get(signIn + page).statusCode()).as(page).isEqualTo(200);
            }
            assertThat(get(signIn + here + "/callback").statusCode()).isEqualTo(400);
        }
        String[] own = {
            "assure.token.clients[0].id=application",
            "assure.token.clients[0].grants=implicit",
            "assure.token.clients[0].scopes=/expert",
            "assure.token.clients[0].redirect-uris=http://localhost:8080/callback",
            "assure.token.users[0].name=personne",
            "assure.token.users[0].password={bcrypt}$2a$10$tCGybwMeQJNpCkKxwothoetrCTQxoay.jxNWaLEFBWXPu0UNQ4cuK",
            "assure.token.users[0].scopes=/expert"
        };
        try (Sandbox installation = Sandbox.start(folder.resolve("installation"), own)) {
            String here = "http://localhost:" + installation.port();
            String signIn =
                    here + "/authen?response_type=token&client_id=application&state=s&scope=/expert&redirect_uri=";
            assertThat(get(signIn + "http://localhost:8080/callback").statusCode())
                    .isEqualTo(200);
            assertThat(get(signIn + here + "/callback").statusCode()).isEqualTo(400);
        }
    }

    @Test
    @DisplayName("a port that is taken is said in both languages, with what to do and without a stack trace")
    void taken(CapturedOutput output) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            int port = other.getLocalPort();
            assertThatThrownBy(
                    () -> Sandbox.start(folder, "server.port=" + port).close());

            assertThat(output.getAll())
                    .contains(
                            "Le port " + port
                                    + " est pris par un autre programme : arrêtez-le, ou démarrez avec un autre port"
                                    + " (--server.port=" + (port + 1) + ", ou SERVER_PORT=" + (port + 1)
                                    + " devant la commande).",
                            "Port " + port
                                    + " is taken by another program: end that, or start with another port"
                                    + " (--server.port=" + (port + 1) + ", or SERVER_PORT=" + (port + 1)
                                    + " before the command).")
                    .doesNotContain("\tat ");
        }
    }

    /** Those files of the page of downloads that are not served as its digests say. */
    private static List<String> changed(Sandbox sandbox) throws Exception {
        List<MatchResult> rows = DIGEST.matcher(
                        sandbox.send(sandbox.to("/telechargements.html")).body())
                .results()
                .toList();
        assertThat(rows).hasSizeGreaterThan(20);
        List<String> changed = new ArrayList<>();
        for (MatchResult row : rows) {
            byte[] served = sandbox.bytes(sandbox.to("/" + row.group(1))).body();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(served);
            if (!HexFormat.of().formatHex(digest).equals(row.group(2) + row.group(3))) {
                changed.add(row.group(1));
            }
        }
        return changed;
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }
}
