package lu.lalux.assure.conformance.cli.judge;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import lu.lalux.assure.conformance.cli.settings.Ports;
import lu.lalux.assure.conformance.cli.settings.SettingsException;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.judge.certificate.Certificate;
import lu.lalux.assure.conformance.judge.certificate.CertificateFiles;
import lu.lalux.assure.conformance.judge.certificate.SigningKey;
import lu.lalux.assure.conformance.judge.certificate.UnusableFileException;
import lu.lalux.assure.conformance.judge.report.JudgeConsole;
import lu.lalux.assure.conformance.judge.report.Judgement;
import lu.lalux.assure.conformance.judge.report.JudgementReport;
import lu.lalux.assure.conformance.judge.report.SessionSecrets;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.serve.session.AlarmLine;
import lu.lalux.assure.conformance.judge.session.AllScenarios;
import lu.lalux.assure.conformance.judge.session.RunTerms;
import lu.lalux.assure.conformance.judge.session.Session;
import lu.lalux.assure.conformance.judge.session.SessionRun;
import lu.lalux.assure.conformance.judge.session.SessionWatcher;
import lu.lalux.assure.conformance.judge.worklist.Access;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TextForm;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Format;
import lu.lalux.assure.conformance.report.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code judge}: the suite turned round, a right server that says whether a client keeps to the contract. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Juge un client : lui donne une liste de factures à envoyer, lui répond comme le contrat le dit, "
                    + "lui fait arriver ce qui arrive en production, et dit ce qu'il en a fait.",
            "Judges a client: gives it a list of invoices to send, answers as the contract says, lets happen to it"
                    + " what happens in production, and says what it made of it."
        },
        exitCodeListHeading = "%nCodes de sortie / Exit codes%n",
        exitCodeList = {
            "0:conforme : chaque obligation s'est présentée, aucune n'est violée / conforming: each obligation came"
                    + " up, none is broken",
            "1:au moins une obligation violée / at least one obligation broken",
            "2:pas de verdict, ou un verdict partiel / no verdict, or a partial one"
        })
public final class JudgeCommand implements Callable<Integer> {

    private static final int NO_VERDICT = 2;
    private static final int DEADLINE = 30;
    private static final int LONGEST_DEADLINE = 240;
    private static final int LONGEST_VALIDITY = 1_095;
    private static final int MARK = 5;
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    @Mixin
    private final JudgeOptions options = new JudgeOptions();

    @Mixin
    private final ServeOptions serving = new ServeOptions();

    @Mixin
    private final StarterOptions started = new StarterOptions();

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    /**
     * @param out for results
     * @param err for what prevents them
     * @param terminal whether {@code out} is one, so that progress can be shown on one line
     */
    public JudgeCommand(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ScenarioRegister register = ScenarioRegister.load();
        if (options.list) {
            register.entries()
                    .forEach(entry ->
                            out.println(entry.id() + " [" + entry.level().name().toLowerCase(Locale.ROOT) + "] "
                                    + entry.title().in(options.language.asked())));
            return 0;
        }
        try {
            checkLimits();
            FileNames.check();
            if (serving.serve) {
                new JudgeOffering(options, serving, out, err).run();
                return 0;
            }
            check();
            started.watch(System.in, System::exit);
            return judge(register, options.software(), signingKey());
        } catch (SettingsException e) {
            err.println(e.text().in(options.language.asked()));
        } catch (UnusableFileException e) {
            err.println(e.text().in(options.language.asked()));
        }
        return NO_VERDICT;
    }

    private void check() {
        require(
                options.folder != null && given(options.software) && given(options.version),
                "Il faut un DOSSIER, --software et --software-version. Voir judge --help.",
                "DOSSIER, --software and --software-version are needed. See judge --help.");
        named("--software", TextForm.of("nom"), options.software);
        named("--software-version", TextForm.of("version"), options.version);
        require(
                !options.inPerson || TextForm.of("adresseRetour").allows(options.redirectUri.toString()),
                "--redirect-uri : une adresse HTTP ou HTTPS, sans fragment.",
                "--redirect-uri: an HTTP or HTTPS address, without a fragment.");
        require(
                !options.inPerson || options.trade == Fonction.EXPERT,
                "--in-person va avec --trade expert : un réparateur obtient son jeton par son back-end.",
                "--in-person goes with --trade expert: a repairer gets its token by its back end.");
    }

    private static void named(String option, TextForm form, String text) {
        require(
                form.allows(text),
                option + " : " + form.longest()
                        + " caractères visibles au plus, avec une espace au plus entre deux mots ;"
                        + " le certificat les signe.",
                option + ": " + form.longest()
                        + " visible characters at most, with one space at most between two words;"
                        + " the certificate signs them.");
    }

    private void checkLimits() {
        require(
                options.deadline == null || options.deadline >= 1 && options.deadline <= LONGEST_DEADLINE,
                "--deadline : de 1 à " + LONGEST_DEADLINE + " minutes.",
                "--deadline: 1 to " + LONGEST_DEADLINE + " minutes.");
        require(
                options.validity >= 1 && options.validity <= LONGEST_VALIDITY,
                "--validity : de 1 à " + LONGEST_VALIDITY + " jours.",
                "--validity: 1 to " + LONGEST_VALIDITY + " days.");
        require(
                options.port >= 0 && options.port <= Ports.LAST,
                "--port : de 0 (un port libre) à " + Ports.LAST + ".",
                "--port: 0 (a free one) to " + Ports.LAST + ".");
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }

    private static void require(boolean right, String fr, String en) {
        if (!right) {
            throw new SettingsException(fr, en);
        }
    }

    /** Read before the session, so that an unusable key is noticed at once and not at the session's end. */
    private SigningKey signingKey() throws UnusableFileException {
        return options.signingKey == null ? SigningKey.fresh() : SigningKey.read(options.signingKey);
    }

    private void certify(Judgement judgement, SigningKey key) throws IOException {
        if (judgement.result() != Result.CONFORMING) {
            say(
                    "Pas de certificat : seul un logiciel conforme en reçoit un.",
                    "No certificate: only software that conforms gets one.");
            return;
        }
        Certificate certificate = CertificateFiles.write(
                options.certificate,
                judgement,
                key,
                Period.ofDays(options.validity),
                Optional.ofNullable(options.certificateUrl).map(URI::toString),
                options.language.asked());
        say(
                "Certificat : " + options.certificate.resolve(CertificateFiles.FILE) + " — "
                        + key.issuer().text().fr() + ", jusqu'au " + certificate.expires(),
                "Certificate: " + options.certificate.resolve(CertificateFiles.FILE) + " — "
                        + key.issuer().text().en() + ", until " + certificate.expires());
    }

    private int judge(ScenarioRegister register, Software software, SigningKey key)
            throws IOException, InterruptedException {
        String mark = mark();
        Instant date = Instant.now();
        List<Scenario> scenarios = AllScenarios.of(register, software);
        Session session = new Session(
                Contract.load(),
                software,
                Access.fresh(mark, options.redirectUri.toString()),
                scenarios,
                Tempo.REAL,
                mark);
        RunTerms terms = new RunTerms(
                options.folder,
                options.port,
                options.secure,
                Optional.ofNullable(options.command),
                options.command != null && !options.unkilled,
                options.quiet,
                options.deadline(DEADLINE));
        Redaction redaction = new Redaction();
        JudgeConsole console =
                new JudgeConsole(told(), options.language.asked(), redaction, terminal && !started.readyLine());
        try (SessionRun run = open(session, terms, fault -> err.println(AlarmLine.of(Instant.now(), mark, fault)))) {
            console.begin(software, Contract.load().version(), scenarios.size());
            welcome(run);
            if (started.readyLine()) {
                out.println(ReadyLine.of(run, mark));
            }
            run.hold(new SessionWatcher() {
                @Override
                public void seen() {
                    console.progress(Judgement.of(session.evidence(false), scenarios, register, mark, date));
                }

                @Override
                public void trouble(Text what, List<String> printed) {
                    SessionSecrets.teach(
                            redaction, session.access(), session.evidence(false).log());
                    console.trouble(what, printed);
                }
            });
        }
        Evidence evidence = session.evidence(true);
        SessionSecrets.teach(redaction, session.access(), evidence.log());
        Judgement judgement = Judgement.of(evidence, scenarios, register, mark, date);
        console.end(judgement);
        if (options.reports != null) {
            Format.write(options.reports, JudgementReport.of(judgement, redaction, options.language.asked()));
        }
        if (options.certificate != null) {
            certify(judgement, key);
        }
        return judgement.result().exitCode();
    }

    private static SessionRun open(Session session, RunTerms terms, Consumer<Throwable> alarm) {
        try {
            return SessionRun.open(session, terms, alarm);
        } catch (IOException e) {
            throw new SettingsException(
                    "Le juge ne peut pas à la fois écouter sur le port " + terms.port() + " et écrire dans "
                            + terms.folder() + " : " + e.getMessage(),
                    "The judge cannot both listen on port " + terms.port() + " and write to " + terms.folder() + ": "
                            + e.getMessage());
        }
    }

    /** What has to be done now; the credentials stand in files that only their owner reads. */
    private void welcome(SessionRun run) {
        say(
                "Jetons : " + run.addresses().tokens() + "   Fonctions : "
                        + run.addresses().functions(),
                "Tokens: " + run.addresses().tokens() + "   Functions: "
                        + run.addresses().functions());
        for (int part = 1; part <= run.parts(); part++) {
            say(
                    "Partie " + part + " : " + run.folder(part) + " (acces.env, csv/, json/)",
                    "Part " + part + ": " + run.folder(part) + " (acces.env, csv/, json/)");
        }
        say(
                "Une session dure d'une à trois minutes, ou plus, selon les attentes du logiciel, et "
                        + options.deadline(DEADLINE).toMinutes() + " au plus (--deadline).",
                "A session takes one to three minutes, or more, as the software's own waits are, and "
                        + options.deadline(DEADLINE).toMinutes() + " at most (--deadline).");
        if (options.command == null) {
            say(
                    "Envoyez chaque partie avec ses propres identifiants. La session se termine d'elle-même, ou dès"
                            + " qu'un fichier "
                            + options.folder.resolve("fin") + " existe.",
                    "Send each part with its own credentials. The session ends by itself, or as soon as a file "
                            + options.folder.resolve("fin") + " exists.");
        }
    }

    /** {@return where a person is told things} */
    private PrintStream told() {
        return started.readyLine() ? err : out;
    }

    private void say(String fr, String en) {
        told().println(new Text(fr, en).in(options.language.asked()));
    }

    /** Of letters and digits that are not taken for each other. */
    private static String mark() {
        SecureRandom random = new SecureRandom();
        StringBuilder mark = new StringBuilder("J");
        for (int i = 0; i < MARK; i++) {
            mark.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return mark.toString();
    }
}
