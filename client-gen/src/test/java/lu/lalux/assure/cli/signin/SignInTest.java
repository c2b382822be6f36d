package lu.lalux.assure.cli.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.cli.Run;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An expert signs in; the browser is a program that notes where it was sent, and what a browser would do is done by HTTP. */
class SignInTest {

    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Path browser;
    private Path opened;
    private URI back;

    @BeforeEach
    void a_browser_and_a_free_port() throws IOException {
        opened = folder.resolve("opened");
        browser = Files.writeString(
                folder.resolve("browser"),
                "#!/bin/sh\nprintf '%s' \"$1\" > " + opened + ".new && mv " + opened + ".new " + opened);
        Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwx------"));
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            back = URI.create("http://localhost:" + socket.getLocalPort() + "/callback");
        }
    }

    @Test
    void the_token_of_the_fragment_reaches_the_program() throws Exception {
        CompletableFuture<Run> running = start();
        String address = address();
        assertThat(address)
                .startsWith("http://localhost:9/authen?response_type=token&client_id=expert-app&redirect_uri=http")
                .contains("scope=%2Fexpert");
        HttpResponse<String> page = page();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("location.hash", "history.replaceState", "Vous êtes connecté");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'nonce-");

        assertThat(hand(origin(), "access_token=un.jeton&token_type=bearer&expires_in=60&state=" + state(address)))
                .isEqualTo(204);

        Run run = running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(run.code()).as(run.errors()).isEqualTo(ExitCode.DONE);
        assertThat(run.output()).isEqualToIgnoringNewLines("un.jeton");
        assertThat(run.errors()).contains(address).doesNotContain("un.jeton");
    }

    /** Whatever is not the answer to this sign-in is refused, and the waiting goes on. */
    @Test
    void another_state_another_page_and_another_name_are_refused() throws Exception {
        CompletableFuture<Run> running = start();
        String state = state(address());
        String token = "access_token=faux&token_type=bearer&state=";

        assertThat(hand(origin(), token + "autre")).isEqualTo(400);
        assertThat(hand(origin(), token)).isEqualTo(400);
        assertThat(hand(origin(), "access_token=faux&token_type=bearer")).isEqualTo(400);
        assertThat(hand(origin(), "")).isEqualTo(400);
        assertThat(hand(origin(), token + state + "&x=" + "x".repeat(70_000))).isEqualTo(400);
        assertThat(hand("https://mal.example", token + state)).isEqualTo(403);
        assertThat(hand(null, token + state)).isEqualTo(403);
        assertThat(http.send(
                                HttpRequest.newBuilder(URI.create(origin() + "/autre"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.send(
                                HttpRequest.newBuilder(
                                                URI.create(back.toString().replace("localhost", "127.0.0.1")))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .as("another name of this machine, as of a page that was rebound to it")
                .isEqualTo(404);
        assertThat(running).isNotDone();

        assertThat(hand(origin(), "access_token=vrai&token_type=bearer&expires_in=60&state=" + state))
                .isEqualTo(204);
        assertThat(running.get(PATIENCE_SECONDS, TimeUnit.SECONDS).output()).isEqualToIgnoringNewLines("vrai");
    }

    @Test
    void a_person_who_refuses_is_said_so() throws Exception {
        CompletableFuture<Run> running = start();

        hand(origin(), "error=access_denied&state=" + state(address()));

        Run run = running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(run.code()).isEqualTo(ExitCode.ACCESS);
        assertThat(run.errors()).contains("access_denied");
    }

    @Test
    void a_busy_port_is_said_with_what_to_do() throws Exception {
        try (ServerSocket other = new ServerSocket(back.getPort(), 1, InetAddress.getByName("localhost"))) {
            Run run = start().get(PATIENCE_SECONDS, TimeUnit.SECONDS);

            assertThat(run.code()).isEqualTo(ExitCode.LATER);
            assertThat(run.errors())
                    .contains("Le port " + other.getLocalPort(), "pris par un autre programme", "--adresse-retour");
            assertThat(opened).as("no browser for nothing").doesNotExist();
        }
    }

    @Test
    void without_a_browser_the_address_is_there_to_be_copied() throws Exception {
        Files.delete(browser);
        List<String> said = new ArrayList<>();
        PersonSignIn signIn = new PersonSignIn(
                back, new Browser(Optional.of(browser.toString())), Duration.ofMillis(50), Texts.of("fr"), said::add);

        StopException late = catchThrowableOfType(
                StopException.class, () -> signIn.apply(URI.create("http://localhost:9/authen?state=x")));

        assertThat(late.code()).isEqualTo(ExitCode.ACCESS);
        assertThat(said).singleElement().asString().contains("ouvrez", "http://localhost:9/authen?state=x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:3000/callback",
                "http://garage.example:3000/callback",
                "http://localhost/callback",
                "http://localhost:3000",
                "http://localhost:3000/callback?a=b",
                "http://localhost:3000/callback#x"
            })
    void a_return_address_is_one_of_this_machine(String address) {
        Run run = run(address);

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).contains("Adresse de retour refusée", "http://localhost:3000/callback");
    }

    private CompletableFuture<Run> start() {
        return CompletableFuture.supplyAsync(() -> run(back.toString()));
    }

    private Run run(String returnAddress) {
        return Run.of(
                Map.of("ASSURE_ADRESSE", "http://localhost:9", "ASSURE_NAVIGATEUR", browser.toString()),
                "jeton",
                "--fonction",
                "EXPERT",
                "--connexion",
                "--client-id",
                "expert-app",
                "--adresse-retour",
                returnAddress);
    }

    private String address() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(opened)) {
            assertThat(System.nanoTime()).as("the browser is opened").isLessThan(end);
            Thread.sleep(20);
        }
        return Files.readString(opened);
    }

    private static String state(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .filter(parameter -> parameter.startsWith("state="))
                .map(parameter -> parameter.substring("state=".length()))
                .findFirst()
                .orElseThrow();
    }

    private String origin() {
        return "http://" + back.getAuthority();
    }

    private HttpResponse<String> page() throws Exception {
        return http.send(HttpRequest.newBuilder(back).build(), BodyHandlers.ofString());
    }

    private int hand(String origin, String fragment) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(back).POST(BodyPublishers.ofString(fragment));
        if (origin != null) {
            request.header("Origin", origin);
        }
        return http.send(request.build(), BodyHandlers.ofString()).statusCode();
    }
}
