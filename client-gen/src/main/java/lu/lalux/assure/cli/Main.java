package lu.lalux.assure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Starts the command line. */
public final class Main {

    private static final String LANGUE = "--langue";

    private Main() {}

    /** Runs the command that the arguments name, and ends with one of the exit codes that {@code assure --aide} lists. */
    public static void main(String[] args) {
        PrintWriter sortie = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, charset());
        PrintWriter erreurs = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, charset());
        parDefaut("jdk.console", "java.base");
        parDefaut("jdk.http.auth.tunneling.disabledSchemes", "");
        System.exit(executer(args, System.getenv(), Contrat::embarque, sortie, erreurs, terminal()));
    }

    static int executer(
            String[] args,
            Map<String, String> environnement,
            Supplier<Contrat> contrat,
            PrintWriter sortie,
            PrintWriter erreurs,
            Optional<Terminal> terminal) {
        Textes textes = Textes.de(langue(List.of(args), environnement));
        Contexte contexte = new Contexte(environnement, textes, sortie, erreurs, contrat, terminal);
        int code = ligne(contexte).execute(args);
        sortie.flush();
        erreurs.flush();
        return code;
    }

    static CommandLine ligne(Contexte contexte) {
        CommandLine line = new CommandLine(new Assure(contexte));
        line.setResourceBundle(contexte.textes().bundle());
        line.setOut(contexte.sortie());
        line.setErr(contexte.erreurs());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(usage(contexte));
        line.setExecutionExceptionHandler(arret(contexte));
        return line;
    }

    /**
     * What the whole program wants of the JDK, unless whoever starts it wants something else: a console only where there is a
     * person (JDK 22 to 24), and credentials for a proxy on the way to an https address.
     */
    private static void parDefaut(String propriete, String valeur) {
        if (System.getProperty(propriete) == null) {
            System.setProperty(propriete, valeur);
        }
    }

    private static Optional<Terminal> terminal() {
        return Optional.ofNullable(System.console()).map(console -> question -> {
            char[] donne = console.readPassword("%s", question);
            return donne == null ? "" : new String(donne);
        });
    }

    /** The words are needed before picocli has read anything. */
    private static String langue(List<String> args, Map<String, String> environnement) {
        int option = args.indexOf(LANGUE);
        if (option >= 0 && option + 1 < args.size()) {
            return args.get(option + 1);
        }
        return args.stream()
                .filter(arg -> arg.startsWith(LANGUE + "="))
                .map(arg -> arg.substring(LANGUE.length() + 1))
                .findFirst()
                .orElse(environnement.get("ASSURE_LANGUE"));
    }

    private static IParameterExceptionHandler usage(Contexte contexte) {
        return (wrong, args) -> {
            contexte.erreurs().println(contexte.dire(key(wrong), detail(wrong)));
            contexte.erreurs()
                    .println(contexte.dire(
                            "usage.voir",
                            wrong.getCommandLine().getCommandSpec().qualifiedName()));
            return CodeRetour.USAGE;
        };
    }

    private static String key(ParameterException wrong) {
        if (wrong instanceof MissingParameterException) {
            return "usage.manque";
        }
        return wrong instanceof UnmatchedArgumentException ? "usage.inconnu" : "usage.valeur";
    }

    private static String detail(ParameterException wrong) {
        if (wrong instanceof MissingParameterException missing) {
            return missing.getMissing().stream()
                    .map(arg -> arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel())
                    .distinct()
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("");
        }
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return String.join(" ", unmatched.getUnmatched());
        }
        return wrong.getValue() != null ? wrong.getValue() : wrong.getMessage();
    }

    private static IExecutionExceptionHandler arret(Contexte contexte) {
        return (thrown, line, parsed) -> {
            if (thrown instanceof ArretException arret) {
                contexte.erreurs().println(arret.getMessage());
                return arret.code();
            }
            contexte.erreurs()
                    .println(contexte.dire("interne", thrown.getClass().getSimpleName()));
            return CodeRetour.INTERNE;
        };
    }

    /** A Windows console has a charset of its own; everywhere else, and in files, it is UTF-8. */
    private static Charset charset() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return windows && System.console() != null ? System.console().charset() : UTF_8;
    }
}
