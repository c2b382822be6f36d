package lu.lalux.assure.conformance.cli.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.conformance.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command, with programs that send nothing. */
class JudgeCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    @DisabledOnOs(
            value = WINDOWS,
            disabledReason =
                    "the judge runs the vendor's command, and this one is a script for sh, which Windows lacks")
    void the_program_is_told_all_in_each_part_and_doing_nothing_is_no_verdict() throws IOException {
        Path certificate = folder.resolve("certificat");
        int code = judge(
                "--run",
                "env > \"$ASSURE_JUGE_DOSSIER/vu\"; echo x >> \"$ASSURE_JUGE_DOSSIER/fois\"",
                "--certificate",
                certificate.toString());
        assertThat(code).as(printed.toString(StandardCharsets.UTF_8)).isEqualTo(2);
        for (int part = 1; part <= 3; part++) {
            Path own = folder.resolve("session").resolve("partie-" + part);
            List<String> told = Files.readAllLines(own.resolve("acces.env"));
            assertThat(told).hasSizeGreaterThan(5);
            assertThat(Files.readAllLines(own.resolve("vu"))).containsAll(told);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve("acces.env"))))
                    .isEqualTo("rw-------");
            String secret = told.stream()
                    .filter(line -> line.startsWith("ASSURE_CLIENT_SECRET="))
                    .findFirst()
                    .orElseThrow()
                    .split("=", 2)[1];
            assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain(secret);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Une session dure d'une à trois minutes, ou plus", " et 30 au plus (--deadline)");
        // Ordinary invoices still wait, in the first part only: it is run three times.
        assertThat(Files.readAllLines(folder.resolve("session/partie-1/fois"))).hasSize(3);
        assertThat(Files.readAllLines(folder.resolve("session/partie-2/fois"))).hasSize(1);
        assertThat(certificate).doesNotExist();
    }

    @Test
    void a_program_is_told_one_line_of_where_everything_is_and_nothing_else() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        Path session = folder.resolve("session");
        int code = Main.run(
                new String[] {
                    "judge",
                    session.toString(),
                    "--software",
                    "essai",
                    "--software-version",
                    "1",
                    "--ready-line",
                    "--run",
                    "exit 0"
                },
                name -> null,
                new PrintStream(line, true, StandardCharsets.UTF_8),
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                false);

        assertThat(code).isEqualTo(2);
        assertThat(line.toString(StandardCharsets.UTF_8)).hasLineCount(1);
        JsonNode told = JsonMapper.shared().readTree(line.toString(StandardCharsets.UTF_8));
        assertThat(told.path("programme").asString()).isEqualTo("juge");
        assertThat(told.path("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
        assertThat(told.path("adresseJetons").asString()).startsWith("http://127.0.0.1:");
        assertThat(told.path("adresseFonctions").asString()).startsWith("http://localhost:");
        assertThat(told.path("parties").valueStream().map(JsonNode::asString))
                .containsExactly(
                        session.resolve("partie-1").toString(),
                        session.resolve("partie-2").toString(),
                        session.resolve("partie-3").toString());
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("SANS VERDICT");
    }

    @Test
    void what_cannot_be_is_said_before_the_session() throws IOException {
        Path noKey = Files.writeString(folder.resolve("cle.pem"), "rien");
        assertThat(judge("--in-person")).isEqualTo(2);
        assertThat(judge("--deadline", "0")).isEqualTo(2);
        assertThat(judge("--validity", "0")).isEqualTo(2);
        assertThat(judge("--signing-key", noKey.toString())).isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("--in-person", "--deadline", "--validity", "cle.pem");
        assertThat(folder.resolve("session")).doesNotExist();
    }

    @Test
    void a_port_that_is_taken_is_said_in_the_language_that_is_asked_for() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(judge("--run", "exit 0", "--lang", "en", "--port", port)).isEqualTo(2);
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .contains("The judge cannot both listen on port " + port)
                    .doesNotContain("failli", "broke", "Aucun verdict", "Exception");
        }
    }

    @Test
    void a_port_that_there_is_not_is_said() {
        assertThat(judge("--lang", "en", "--port", "65536")).isEqualTo(2);
        assertThat(judge("--lang", "en", "--port", "-1")).isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("--port: 0 (a free one) to 65535.", "--port: 0 (a free one) to 65535.");
    }

    /** What it is about is a fault of the judge's: its words are the reader's all the same. */
    @Test
    void what_breaks_in_the_judge_is_said_in_the_language_that_is_asked_for() throws IOException {
        Path file = Files.writeString(folder.resolve("rapports"), "");
        assertThat(judge("--run", "exit 0", "--lang", "en", "--report", file.toString()))
                .isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("The suite itself broke: ")
                .doesNotContain("failli", "Aucun verdict");
    }

    @Test
    void the_certificate_signs_no_name_or_version_that_is_not_seen_as_it_is() {
        for (String odd : List.of("essai\u202e", "es\u200bsai", "essai\n", " essai", "x".repeat(101))) {
            assertThat(judging(odd, "1", "--run", "exit 0")).as(odd).isEqualTo(2);
            assertThat(printed.toString(StandardCharsets.UTF_8)).contains("--software :");
            printed.reset();
            assertThat(judging("essai", odd, "--run", "exit 0")).as(odd).isEqualTo(2);
            assertThat(printed.toString(StandardCharsets.UTF_8)).contains("--software-version :");
            printed.reset();
        }
        assertThat(folder.resolve("session")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"fr, Il faut une locale UTF-8", "en, A UTF-8 locale is needed"})
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems have names in Unicode whatever the locale")
    void a_locale_without_accents_is_said_to_be_what_is_wrong(String language, String said) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "judge",
                        folder.resolve("session").toString(),
                        "--software",
                        "essai",
                        "--software-version",
                        "1",
                        "--run",
                        "exit 0",
                        "--lang",
                        language)
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isEqualTo(2);
        assertThat(told).startsWith(said).contains("LC_ALL=C.UTF-8").doesNotContain("Exception");
        assertThat(folder.resolve("session")).doesNotExist();
    }

    private int judge(String... options) {
        return judging("essai", "1", options);
    }

    private int judging(String software, String version, String... options) {
        List<String> args = new ArrayList<>(List.of(
                "judge", folder.resolve("session").toString(), "--software", software, "--software-version", version));
        args.addAll(List.of(options));
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return Main.run(args.toArray(new String[0]), name -> null, out, out, false);
    }
}
