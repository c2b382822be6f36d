package lu.lalux.assure.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import lu.lalux.assure.cli.commands.Context;
import lu.lalux.assure.cli.commands.Terminal;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.contract.Contract;

/** One run of the command line in this JVM. */
public record Run(int code, String output, String errors) {

    public static Context context(String language) {
        return new Context(
                Map.of(),
                Texts.of(language),
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                Contract::bundled,
                Optional.empty());
    }

    public static Run of(Map<String, String> environment, String... args) {
        return of(Optional.empty(), environment, args);
    }

    public static Run of(Optional<Terminal> terminal, Map<String, String> environment, String... args) {
        return of(Contract::bundled, terminal, environment, args);
    }

    /** @param contract in the place of the one that the archive has */
    public static Run of(Contract contract, Map<String, String> environment, String... args) {
        return of(() -> contract, Optional.empty(), environment, args);
    }

    private static Run of(
            Supplier<Contract> contract, Optional<Terminal> terminal, Map<String, String> environment, String... args) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int code =
                Main.execute(args, environment, contract, new PrintWriter(output), new PrintWriter(errors), terminal);
        return new Run(code, output.toString(), errors.toString());
    }
}
