package lu.lalux.assure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import lu.lalux.assure.cli.commands.AssureCommand;
import lu.lalux.assure.cli.commands.Context;
import lu.lalux.assure.cli.commands.NamedHelp;
import lu.lalux.assure.cli.commands.Terminal;
import lu.lalux.assure.cli.commands.VersionLine;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.contract.Contract;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

/** Starts the command line. */
public final class Main {

    private static final Set<String> LANGUAGE = Set.of("--langue", "--language");

    private Main() {}

    /**
     * Runs the command that the arguments name, and ends with one of the exit codes that {@code assure --aide} lists.
     */
    public static void main(String[] args) {
        PrintWriter output = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, charset());
        PrintWriter errors = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, charset());
        byDefault("jdk.console", "java.base");
        byDefault("jdk.http.auth.tunneling.disabledSchemes", "");
        System.exit(execute(args, System.getenv(), Contract::bundled, output, errors, terminal()));
    }

    static int execute(
            String[] args,
            Map<String, String> environment,
            Supplier<Contract> contract,
            PrintWriter output,
            PrintWriter errors,
            Optional<Terminal> terminal) {
        Texts texts = Texts.of(language(List.of(args), environment));
        Context context = new Context(environment, texts, output, errors, contract, terminal);
        int code = line(context).execute(args);
        output.flush();
        errors.flush();
        return code;
    }

    static CommandLine line(Context context) {
        CommandLine line = new CommandLine(new AssureCommand(context));
        line.setResourceBundle(context.texts().bundle());
        VersionLine version = new VersionLine(context);
        line.getCommandSpec().versionProvider(version);
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(version));
        line.setOut(context.output());
        line.setErr(context.errors());
        line.setHelpFactory(
                (spec, colours) -> new NamedHelp(spec, colours, context.texts().locale()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(new WrongLine(context));
        line.setExecutionExceptionHandler(stop(context));
        return line;
    }

    /**
     * What the whole program wants of the JDK, unless whoever starts it wants something else: a console only where
     * there is a person (JDK 22 to 24), and credentials for a proxy on the way to an https address.
     */
    private static void byDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static Optional<Terminal> terminal() {
        return Optional.ofNullable(System.console()).map(console -> new Terminal() {
            @Override
            public String line(String question) {
                String given = console.readLine("%s", question);
                return given == null ? "" : given;
            }

            @Override
            public String secret(String question) {
                char[] given = console.readPassword("%s", question);
                return given == null ? "" : new String(given);
            }
        });
    }

    /** The words are needed before picocli has read anything. */
    private static String language(List<String> args, Map<String, String> environment) {
        String language = environment.get("ASSURE_LANGUE");
        for (int i = 0; i < args.size(); i++) {
            String[] option = args.get(i).split("=", 2);
            if (LANGUAGE.contains(option[0])) {
                language = option.length == 2 ? option[1] : i + 1 < args.size() ? args.get(i + 1) : language;
            }
        }
        return language;
    }

    private static IExecutionExceptionHandler stop(Context context) {
        return (thrown, line, parsed) -> {
            if (thrown instanceof StopException stop) {
                context.errors().println(stop.getMessage());
                return stop.code();
            }
            context.errors().println(context.say("internal", thrown.getClass().getSimpleName()));
            return ExitCode.INTERNAL;
        };
    }

    /** A Windows console has a charset of its own; everywhere else, and in files, it is UTF-8. */
    private static Charset charset() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return windows && System.console() != null ? System.console().charset() : UTF_8;
    }
}
