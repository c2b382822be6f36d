package lu.lalux.assure.conformance.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.cli.judge.JudgeCommand;
import lu.lalux.assure.conformance.cli.judge.VerifyCertificateCommand;
import lu.lalux.assure.conformance.cli.judge.WithdrawCertificateCommand;
import lu.lalux.assure.conformance.cli.settings.AskedLanguage;
import lu.lalux.assure.conformance.cli.settings.ConfigurationFile;
import lu.lalux.assure.conformance.cli.settings.LanguageOption;
import lu.lalux.assure.conformance.cli.settings.SettingsException;
import lu.lalux.assure.conformance.cli.settings.WrongArguments;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.exchange.Connection;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.Http;
import lu.lalux.assure.conformance.exchange.Proxy;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.register.Register;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Format;
import lu.lalux.assure.conformance.report.SuiteVersion;
import lu.lalux.assure.conformance.suite.Suite;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.implementation.data.DataException;
import lu.lalux.assure.conformance.suite.implementation.data.DataSchema;
import lu.lalux.assure.conformance.suite.report.Catalogue;
import lu.lalux.assure.conformance.suite.report.Console;
import lu.lalux.assure.conformance.suite.report.DryRun;
import lu.lalux.assure.conformance.suite.report.JsonReport;
import lu.lalux.assure.conformance.suite.report.SuiteReport;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.run.NotRunException;
import lu.lalux.assure.conformance.suite.run.RunSettings;
import lu.lalux.assure.conformance.suite.run.Selection;
import lu.lalux.assure.conformance.suite.run.SuiteRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

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
                    + "sans échec (voir --partial) / no verdict: target unreachable, credentials refused, nothing or "
                    + "only a part tested, without a failure (see --partial)"
        })
public final class Main implements Callable<Integer> {

    private static final int NO_VERDICT = 2;
    private static final int LONGEST = 1_000;

    @Mixin
    private final Options options = new Options();

    private final Redaction redaction = new Redaction();
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
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
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
    public static int run(
            String[] args, UnaryOperator<String> environment, PrintStream out, PrintStream err, boolean terminal) {
        Main main = new Main(environment, out, err, terminal);
        CommandLine command = main.commandLine();
        try {
            ConfigurationFile.applyTo(command, args);
        } catch (SettingsException e) {
            main.say(AskedLanguage.of(command, args), List.of(e.text()));
            return NO_VERDICT;
        }
        try {
            return command.execute(args);
        } catch (Error e) {
            // No memory, or too deep: Java's own exit code for it is that of a failure of the target.
            main.broke(e, called(command));
            return NO_VERDICT;
        }
    }

    /** With all its commands, and without arguments. */
    static CommandLine commandLine(UnaryOperator<String> environment, PrintStream out, PrintStream err) {
        return new Main(environment, out, err, false).commandLine();
    }

    private CommandLine commandLine() {
        CommandLine command = new CommandLine(this)
                .addSubcommand(new CompareCommand(out, err))
                .addSubcommand(new DataTemplateCommand(out))
                .addSubcommand(new JudgeCommand(out, err, terminal))
                .addSubcommand(new VerifyCertificateCommand(out, err, Clock.systemUTC()))
                .addSubcommand(new WithdrawCertificateCommand(out, err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(new WrongArguments())
                .setExecutionExceptionHandler((e, line, result) -> {
                    broke(e, line);
                    return NO_VERDICT;
                });
        IVersionProvider version = () -> new String[] {SuiteVersion.current()};
        command.getCommandSpec().versionProvider(version);
        command.getSubcommands().values().forEach(one -> one.getCommandSpec().versionProvider(version));
        return command;
    }

    /** The command that was called, where it came so far. */
    private static CommandLine called(CommandLine command) {
        ParseResult parsed = command.getParseResult();
        return parsed != null && parsed.hasSubcommand()
                ? called(parsed.subcommand().commandSpec().commandLine())
                : command;
    }

    private void broke(Throwable e, CommandLine line) {
        say(
                languageOf(line),
                List.of(new Text(
                        "La suite elle-même a failli : " + e + ". Aucun verdict.",
                        "The suite itself broke: " + e + ". No verdict.")));
    }

    /** Each command has the option for itself, or has none. */
    private Language languageOf(CommandLine line) {
        return Optional.ofNullable(line.getCommandSpec().findOption(LanguageOption.NAME))
                .<Language>map(OptionSpec::getValue)
                .orElse(options.language.asked());
    }

    @Override
    public Integer call() throws IOException {
        try {
            return act();
        } catch (SettingsException e) {
            say(List.of(e.text(), new Text("Voir --help.", "See --help.")));
        } catch (DataException e) {
            say(e.faults());
            say(List.of(new Text("Voir data-template et --data-schema.", "See data-template and --data-schema.")));
        } catch (NotRunException e) {
            say(e.lines());
        }
        return NO_VERDICT;
    }

    private int act() throws IOException {
        if (options.schema) {
            out.print(JsonReport.schema());
            return 0;
        }
        if (options.data.schema) {
            out.print(DataSchema.of(Contract.load()));
            return 0;
        }
        Selection selection = new Selection(
                profiles(), options.tests, options.stateless, ForcedReading.of(options.reading, profiles()));
        SuiteRun suite = Suite.run();
        if (options.list) {
            new Catalogue(out, options.language.asked())
                    .print(Register.load(), suite.list(TargetReader.nowhere(options), selection), selection);
            return 0;
        }
        TargetReader reader = new TargetReader(options, environment);
        Target target = reader.read().with(new DataSource(options.data, suite.contract()).read());
        know(target);
        if (options.dryRun) {
            new DryRun(out, options.language.asked(), redaction)
                    .print(target, selection, suite.dryRun(target, selection, redaction));
            return 0;
        }
        Connection connection = reader.connection();
        connection.proxy().flatMap(Proxy::credentials).ifPresent(this::know);
        RunSettings settings =
                RunSettings.usual(new Http(connection), connection.proxy().isEmpty(), options.stopAtFirst);
        return run(suite, target, selection, settings);
    }

    private int run(SuiteRun suite, Target target, Selection selection, RunSettings settings) throws IOException {
        int total = suite.list(target, selection).size();
        Console console = new Console(out, options.language.asked(), redaction, terminal, total);
        console.begin(target, suite.contract().version());
        Results results;
        try {
            results = suite.run(target, selection, settings, redaction, console::progress);
        } catch (NotRunException e) {
            write(suite.untested(target, selection, e.reason()), NO_VERDICT);
            throw e;
        }
        int exitCode = results.exitCode(options.partial);
        console.end(results, exitCode);
        write(results, exitCode);
        return exitCode;
    }

    private void write(Results results, int exitCode) throws IOException {
        if (options.reports != null) {
            Format.write(options.reports, SuiteReport.of(results, redaction, exitCode, options.language.asked()));
        }
    }

    private Set<Profile> profiles() {
        Set<Profile> chosen = new TreeSet<>(options.profiles);
        if (chosen.contains(Profile.REFUS) && chosen.size() > 1) {
            throw new SettingsException(
                    "--profile refus va seul : tout autre profil envoie aussi ce qui est gardé.",
                    "--profile refus stands alone: any other profile sends what is kept as well.");
        }
        return chosen.isEmpty() ? Profile.USUAL : chosen;
    }

    private void know(Target target) {
        know(target.client());
        target.otherClient().ifPresent(this::know);
        target.expertClient().ifPresent(this::know);
        target.bothClient().ifPresent(this::know);
        target.implicit().ifPresent(implicit -> know(implicit.user()));
        target.otherUser().ifPresent(this::know);
    }

    private void know(Credentials credentials) {
        redaction.secret(credentials.name(), credentials.secret());
        // A test sends the secret in another case, which gives it away as well.
        redaction.secret(credentials.name(), credentials.inOtherCase().secret());
    }

    private void say(List<Text> lines) {
        say(options.language.asked(), lines);
    }

    private void say(Language language, List<Text> lines) {
        lines.forEach(line -> err.println(redaction.apply(line.in(language), LONGEST)));
    }
}
