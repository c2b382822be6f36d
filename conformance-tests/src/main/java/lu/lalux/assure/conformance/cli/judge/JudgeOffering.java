package lu.lalux.assure.conformance.cli.judge;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import lu.lalux.assure.conformance.cli.settings.SettingsException;
import lu.lalux.assure.conformance.judge.certificate.SigningKey;
import lu.lalux.assure.conformance.judge.certificate.UnusableFileException;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.serve.JudgeService;
import lu.lalux.assure.conformance.judge.serve.ServeTerms;
import lu.lalux.assure.conformance.judge.serve.session.AlarmLine;
import lu.lalux.assure.conformance.judge.serve.session.SessionLimits;
import lu.lalux.assure.conformance.judge.wire.OwnCertificate;
import lu.lalux.assure.conformance.judge.wire.PemCertificate;
import lu.lalux.assure.conformance.register.Text;

/** {@code judge --serve}: the judge for many, until it is stopped. */
final class JudgeOffering {

    /** In minutes: a person works through the list, with software that may have to be mended on the way. */
    private static final int DEADLINE = 240;

    private static final int DAYS = 365;
    private static final int MOST_OPEN = 200;
    private static final int MOST_KEPT = 100_000;
    private static final int SHORTEST_KEY = 16;
    private static final int LONGEST_KEY = 1_024;

    private final JudgeOptions options;
    private final ServeOptions serving;
    private final PrintStream out;
    private final PrintStream err;

    JudgeOffering(JudgeOptions options, ServeOptions serving, PrintStream out, PrintStream err) {
        this.options = options;
        this.serving = serving;
        this.out = out;
        this.err = err;
    }

    private record Tls(SSLContext context, Optional<String> pem) {}

    /** Until the process is to end. */
    void run() throws IOException, InterruptedException, UnusableFileException {
        check();
        CountDownLatch stopped = new CountDownLatch(1);
        try (JudgeService judge = open()) {
            // Closed there as well as here: when the process is stopped, nothing behind the wait is run.
            Thread end = new Thread(judge::close, "judge-end");
            Runtime.getRuntime().addShutdownHook(end);
            say(
                    "Le juge est à " + judge.addresses().functions() + "/juge/   Ctrl+C l'arrête.",
                    "The judge is at " + judge.addresses().functions() + "/juge/en/   Ctrl+C stops it.");
            stopped.await();
        }
    }

    private void check() {
        require(
                serving.data != null,
                "--serve demande --data-directory : le dossier des sessions.",
                "--serve needs --data-directory: the folder of the sessions.");
        require(
                serving.sessions >= 1 && serving.sessions <= MOST_OPEN,
                "--sessions : de 1 à " + MOST_OPEN + ".",
                "--sessions: 1 to " + MOST_OPEN + ".");
        require(
                serving.kept >= 1 && serving.kept <= MOST_KEPT,
                "--sessions-kept : de 1 à " + MOST_KEPT + ".",
                "--sessions-kept: 1 to " + MOST_KEPT + ".");
        require(
                (serving.tlsCertificate == null) == (serving.tlsKey == null),
                "--tls-certificate et --tls-key vont ensemble.",
                "--tls-certificate and --tls-key go together.");
        require(
                (serving.tokens == null) == (serving.functions == null),
                "--tokens-url et --functions-url vont ensemble.",
                "--tokens-url and --functions-url go together.");
        require(
                serving.tokens == null || serving.tokens.getHost() != null && serving.functions.getHost() != null,
                "--tokens-url et --functions-url sont des adresses avec un nom d'hôte.",
                "--tokens-url and --functions-url are addresses with a host name.");
        require(
                serving.tokens == null || !hostOf(true).equals(hostOf(false)),
                "--tokens-url et --functions-url demandent deux noms d'hôte : un scénario redirige de l'un à l'autre.",
                "--tokens-url and --functions-url need two host names: a scenario redirects from one to the other.");
    }

    private String hostOf(boolean tokens) {
        return (tokens ? serving.tokens : serving.functions).getHost();
    }

    private JudgeService open() throws IOException, UnusableFileException {
        Optional<Tls> tls = tls();
        ServeTerms terms = new ServeTerms(
                serving.data,
                options.port,
                Optional.ofNullable(serving.listen),
                Optional.ofNullable(serving.tokens),
                Optional.ofNullable(serving.functions),
                tls.map(Tls::context),
                tls.flatMap(Tls::pem),
                openingKey(),
                options.signingKey == null ? Optional.empty() : Optional.of(SigningKey.read(options.signingKey)),
                Period.ofDays(options.validity),
                new SessionLimits(
                        serving.sessions, serving.kept, options.deadline(DEADLINE), options.quiet, SessionLimits.BYTES),
                Tempo.REAL);
        try {
            return JudgeService.open(terms, (where, fault) -> err.println(AlarmLine.of(Instant.now(), where, fault)));
        } catch (IOException e) {
            throw new SettingsException(
                    "Le juge ne peut pas à la fois écouter sur le port " + options.port + " et tenir " + serving.data
                            + " : " + e.getMessage(),
                    "The judge cannot both listen on port " + options.port + " and keep " + serving.data + ": "
                            + e.getMessage());
        }
    }

    private Optional<Tls> tls() throws IOException {
        if (serving.tlsCertificate != null) {
            try {
                return Optional.of(
                        new Tls(PemCertificate.context(serving.tlsCertificate, serving.tlsKey), Optional.empty()));
            } catch (IOException | GeneralSecurityException e) {
                throw new SettingsException(
                        "--tls-certificate, --tls-key : inutilisables : " + e.getMessage(),
                        "--tls-certificate, --tls-key: not usable: " + e.getMessage());
            }
        }
        if (!options.secure) {
            return Optional.empty();
        }
        OwnCertificate own =
                OwnCertificate.create(DAYS, serving.tokens == null ? List.of() : List.of(hostOf(true), hostOf(false)));
        return Optional.of(new Tls(own.context(), Optional.of(own.pem())));
    }

    private Optional<String> openingKey() {
        Path file = serving.openingKey;
        if (file == null) {
            return Optional.empty();
        }
        String key;
        try {
            key = Files.size(file) > LONGEST_KEY ? "" : Files.readString(file).strip();
        } catch (IOException e) {
            throw new SettingsException(
                    "--opening-key-file : « " + file + " » ne se lit pas.",
                    "--opening-key-file: \"" + file + "\" cannot be read.");
        }
        require(
                key.length() >= SHORTEST_KEY && key.chars().allMatch(c -> c > ' ' && c < 0x7f),
                "--opening-key-file : une clé de " + SHORTEST_KEY + " caractères ASCII au moins, sans espace.",
                "--opening-key-file: a key of at least " + SHORTEST_KEY + " ASCII characters, without blanks.");
        return Optional.of(key);
    }

    private static void require(boolean right, String fr, String en) {
        if (!right) {
            throw new SettingsException(fr, en);
        }
    }

    private void say(String fr, String en) {
        out.println(new Text(fr, en).in(options.language.asked()));
    }
}
