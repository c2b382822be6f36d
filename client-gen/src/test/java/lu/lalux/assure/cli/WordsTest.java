package lu.lalux.assure.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.client.Authority;
import lu.lalux.assure.client.RecordingServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A French message is French to its end, an English one English: no class name and no text of the JDK's. */
class WordsTest {

    private static final String[] FOREIGN = {"Exception", "GET /", "POST /", "no answer", "PKIX", "null"};

    @TempDir
    private Path folder;

    @Test
    void a_refused_connection_is_said_in_words() throws IOException {
        // Bound, and not listening: nobody else can be given this port meanwhile.
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String address = "http://localhost:" + bound.getLocalPort();

            said(jeton(address), "la connexion est refusée", "--adresse");
            assertThat(jeton(address, "--langue", "en").errors())
                    .contains("the connection is refused")
                    .doesNotContain(FOREIGN);
        }
    }

    @Test
    void an_unknown_host_is_said_in_words() {
        said(jeton("http://assure.invalid"), "aucune machine ne porte ce nom", "--adresse");
    }

    @Test
    void a_server_that_says_nothing_is_said_in_words() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            said(
                    jeton("http://localhost:" + silent.getLocalPort(), "--delai", "1"),
                    "n'a pas répondu à temps",
                    "--delai");
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_is_said_in_words() throws Exception {
        try (RecordingServer server =
                new RecordingServer(Authority.named("maison").server())) {
            said(jeton(server.address().toString()), "le certificat du serveur n'est pas reconnu", "--autorite");
        }
    }

    @Test
    void a_connection_without_tls_is_said_in_words() throws Exception {
        try (ServerSocket plain = answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
            said(
                    jeton("https://localhost:" + plain.getLocalPort()),
                    "la connexion chiffrée (TLS) n'a pas pu s'établir");
        }
    }

    @Test
    void a_connection_that_is_cut_is_said_in_words() throws Exception {
        try (ServerSocket cutting = answering("HTTP/1.1 2")) {
            said(jeton("http://localhost:" + cutting.getLocalPort()), "la connexion a été coupée");
        }
    }

    /** Says this to whoever connects, and hangs up. */
    private static ServerSocket answering(String bytes) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread answers = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket caller = server.accept()) {
                    caller.getInputStream().read();
                    caller.getOutputStream().write(bytes.getBytes(US_ASCII));
                } catch (IOException e) {
                    continue;
                }
            }
        });
        answers.setDaemon(true);
        answers.start();
        return server;
    }

    private static Run jeton(String address, String... options) {
        List<String> args = new ArrayList<>(List.of("jeton"));
        args.addAll(List.of(options));
        return Run.of(
                Map.of("ASSURE_ADRESSE", address, "ASSURE_CLIENT_ID", "garage", "ASSURE_CLIENT_SECRET", "secret"),
                args.toArray(String[]::new));
    }

    private static void said(Run run, String... words) {
        assertThat(run.code()).isEqualTo(ExitCode.LATER);
        assertThat(run.errors()).startsWith("Pas de réponse : ").contains(words).doesNotContain(FOREIGN);
    }

    @Test
    void an_unreadable_file_is_said_in_words() throws IOException {
        Files.createDirectory(folder.resolve("dossier.pdf"));
        Files.createDirectory(folder.resolve("dossier.json"));
        String missing = folder.resolve("absent.txt").toString();
        for (String[] args : new String[][] {
            {"jeton", "--jeton-fichier", missing},
            {"jeton", "--jeton-fichier", folder.resolve("dossier.pdf").toString()},
            {"deposer", folder.resolve("dossier.pdf").toString()},
            {"reparation", folder.resolve("dossier.json").toString()},
            {"lot", folder.resolve("absent").toString()},
        }) {
            Run run = Run.of(Map.of("ASSURE_JETON", args[0].equals("jeton") ? "" : "x"), args);

            assertThat(run.code()).as(String.join(" ", args)).isIn(ExitCode.FILE, ExitCode.TO_MEND);
            assertThat(run.errors())
                    .as(String.join(" ", args))
                    .contains(args[args.length - 1])
                    .doesNotContain("directory", "No such", "Exception", "null");
        }
        assertThat(Run.of(Map.of(), "jeton", "--jeton-fichier", missing).errors())
                .contains("n'existe pas");
    }

    @Test
    void a_folder_that_is_not_there_is_no_file() {
        String missing = folder.resolve("absent").toString();

        assertThat(Run.of(Map.of("ASSURE_JETON", "x"), "lot", missing).errors())
                .isEqualToIgnoringNewLines("Il n'y a pas de dossier " + missing);
        assertThat(Run.of(Map.of("ASSURE_JETON", "x"), "batch", "--language", "en", missing)
                        .errors())
                .isEqualToIgnoringNewLines("There is no folder " + missing);
    }

    @ParameterizedTest
    @CsvSource({
        "jeton --delai x, '--delai : « x »'",
        "jeton --fonction PEINTRE, '--fonction : « PEINTRE »'",
        "jeton --client-id, '--client-id'",
        "jeton --client-id a --client-id b, --client-id",
        "lot --parallele x ., '--parallele : « x »'",
        "lot --json=peut-etre ., --json"
    })
    void a_wrong_option_is_named_in_french(String line, String said) {
        Run run = Run.of(Map.of("ASSURE_JETON", "x"), line.split(" "));

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors())
                .contains(said)
                .doesNotContain("option '", "should", "only once", "Expected", "Invalid", "parameter");
    }

    /** In the words that were typed: whoever wrote English is not shown French names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "batch --function=x mars | Refused value for --function: \"x\"; expected: reparateur or expert | batch",
                "batch --function x mars | Refused value for --function: \"x\"; expected: reparateur or expert | batch",
                "lot --fonction x mars   | Refused value for --fonction: \"x\"; expected: reparateur or expert | lot",
                "batch --paralel 2 --timout 3 mars | Unknown option or argument: --paralel"
                        + " (did you mean \"--parallel\"?); Unknown option or argument: --timout (did you mean \"--timeout\"?) | batch",
            })
    void a_wrong_line_is_told_in_the_names_that_were_typed(String line, String said, String command) {
        Run run = Run.of(Map.of("ASSURE_JETON", "x", "ASSURE_LANGUE", "en"), line.split(" "));

        assertThat(run.errors().lines()).containsExactly(said, "See: assure " + command + " --help");
    }

    /** Of the two names of an option, a text has that of its own language. */
    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void no_text_names_an_option_in_the_other_language(String language) {
        Set<String> others = new TreeSet<>();
        Main.line(Run.context(language))
                .getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().options().forEach(option -> {
                    List<String> names = Stream.of(option.names())
                            .filter(name -> name.startsWith("--"))
                            .toList();
                    if (names.size() == 2) {
                        others.add(names.get(language.equals("fr") ? 1 : 0));
                    }
                }));

        ResourceBundle texts = Texts.of(language).bundle();

        assertThat(others).isNotEmpty();
        assertThat(texts.keySet())
                .allSatisfy(key -> assertThat(others)
                        .as(key)
                        .noneMatch(other -> Pattern.compile(other + "(?![\\w-])")
                                .matcher(texts.getString(key))
                                .find()));
    }

    @Test
    void an_english_line_has_no_blank_before_its_colon() throws IOException {
        Path request = Files.writeString(folder.resolve("F-1.json"), "{}");

        Run english = Run.of(Map.of("ASSURE_LANGUE", "en"), "check", request.toString());

        assertThat(english.output()).contains("  idPrestataire: ").doesNotContain(" : ");
        assertThat(Run.of(Map.of(), "verifier", request.toString()).output()).contains("  idPrestataire : ");
    }

    /** The nearest name of all that there are, in the language that was typed. */
    @ParameterizedTest
    @CsvSource({
        "lott mars, lot",
        "batsh mars, batch",
        "reparations F-1.json, reparation",
        "lot --adrese http://a mars, --adresse",
        "lot --adrese=http://a mars, --adresse",
        "lot --essai-a-blnc mars, --essai-a-blanc",
        "batch --dryrun mars, --dry-run",
        "--langues=fr lot mars, --langue"
    })
    void what_was_mistyped_is_met_with_what_was_meant(String line, String meant) {
        Run run = Run.of(Map.of("ASSURE_JETON", "x"), line.split(" "));

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).contains("(vouliez-vous dire « " + meant + " » ?)");
    }

    @Test
    void what_is_like_nothing_gets_no_guess() {
        assertThat(Run.of(Map.of(), "envoyer").errors()).contains("envoyer").doesNotContain("vouliez-vous");
    }
}
