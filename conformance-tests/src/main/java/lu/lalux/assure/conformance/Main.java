package lu.lalux.assure.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.register.Register;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Catalogue;
import lu.lalux.assure.conformance.report.Console;
import lu.lalux.assure.conformance.report.JsonReport;
import lu.lalux.assure.conformance.report.JunitReport;
import lu.lalux.assure.conformance.run.Credentials;
import lu.lalux.assure.conformance.run.NotRunException;
import lu.lalux.assure.conformance.run.Results;
import lu.lalux.assure.conformance.run.Selection;
import lu.lalux.assure.conformance.run.SuiteRun;
import lu.lalux.assure.conformance.run.Target;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The suite's command line. Exit codes: 0 conforming, 1 not conforming, 2 no verdict. */
@Command(
        name = "assure-conformance",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Dit si une implémentation de l'API Assure tient le contrat.",
            "Tells whether an implementation of the Assure API keeps to the contract."
        },
        exitCodeListHeading = "%nCodes de sortie / Exit codes%n",
        exitCodeList = {
            "0:conforme dans chaque profil demandé / conforming in each profile asked for",
            "1:au moins un échec / at least one failure",
            "2:pas de verdict : cible injoignable, identifiants refusés, rien ou seulement une partie d'essayé, "
                    + "sans échec (voir --partiel) / no verdict: target unreachable, credentials refused, nothing or "
                    + "only a part tested, without a failure (see --partiel)"
        })
public final class Main implements Callable<Integer> {

    private static final int NO_VERDICT = 2;

    @Mixin
    private final Options options = new Options();

    private final UnaryOperator<String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    private Main(UnaryOperator<String> environment, PrintStream out, PrintStream err, boolean terminal) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /**
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.out),
                true,
                java.nio.charset.StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.err),
                true,
                java.nio.charset.StandardCharsets.UTF_8);
        System.exit(run(args, System::getenv, out, err, System.console() != null && System.getenv("TERM") != null));
    }

    /**
     * @param args see {@code --help}
     * @param environment gives the value of a variable, or null
     * @param out for results
     * @param err for what prevents them
     * @param terminal whether {@code out} is one, so that progress can be shown on one line
     * @return the exit code
     */
    static int run(
            String[] args, UnaryOperator<String> environment, PrintStream out, PrintStream err, boolean terminal) {
        return new CommandLine(new Main(environment, out, err, terminal))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new java.io.PrintWriter(out, true))
                .setErr(new java.io.PrintWriter(err, true))
                .execute(args);
    }

    @Override
    public Integer call() throws IOException {
        Selection selection = new Selection(profiles(), options.tests, options.stateless);
        SuiteRun suite = Suite.run();
        if (options.list) {
            new Catalogue(out, options.language)
                    .print(Register.load(), suite.list(TargetReader.nowhere(options), selection), selection);
            return 0;
        }
        try {
            return run(suite, new TargetReader(options, environment).read(), selection);
        } catch (TargetReader.SettingsException e) {
            say(List.of(e.text(), new Text("Voir --help.", "See --help.")));
        } catch (NotRunException e) {
            say(e.lines());
        }
        return NO_VERDICT;
    }

    private int run(SuiteRun suite, Target target, Selection selection) throws IOException {
        Redaction redaction = secretsOf(target);
        int total = suite.list(target, selection).size();
        Console console = new Console(out, options.language, redaction, terminal, total);
        console.begin(target, suite.contract().version());
        Results results = suite.run(target, selection, redaction, console::progress);
        int exitCode = results.exitCode(options.partial);
        console.end(results, exitCode);
        if (options.reports != null) {
            JunitReport.write(options.reports, results, redaction, options.language);
            JsonReport.write(options.reports, results, redaction, exitCode);
        }
        return exitCode;
    }

    private Set<Profile> profiles() {
        return options.profiles.isEmpty() ? Set.of(Profile.DOCUMENT, Profile.CONTRAT) : new TreeSet<>(options.profiles);
    }

    private static Redaction secretsOf(Target target) {
        Redaction redaction = new Redaction();
        know(redaction, target.client());
        target.otherClient().ifPresent(client -> know(redaction, client));
        target.expertClient().ifPresent(client -> know(redaction, client));
        target.implicit().ifPresent(implicit -> know(redaction, implicit.user()));
        target.otherUser().ifPresent(user -> know(redaction, user));
        return redaction;
    }

    private static void know(Redaction redaction, Credentials credentials) {
        redaction.secret(credentials.name(), credentials.secret());
    }

    private void say(List<Text> lines) {
        Language language = options.language;
        lines.forEach(line -> err.println(line.in(language)));
    }
}
