package lu.lalux.assure.conformance.suite;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.cli.Main;

/**
 * The suite as its user runs it, in this virtual machine.
 *
 * @param exitCode of the command
 * @param out what it printed
 * @param err what prevented it
 */
public record SuiteProcess(int exitCode, String out, String err) {

    /** The return address that the contract's examples name, and a sandbox registers on its usual port. */
    public static final String USUAL_REDIRECT_URI = "http://localhost:8080/essai/retour.html";

    /**
     * @param environment its variables
     * @param args its arguments
     * @return what became of it
     */
    public static SuiteProcess run(Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                args,
                environment::get,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return new SuiteProcess(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /**
     * @param address of a sandbox
     * @param args further arguments
     * @return what became of it
     */
    public static SuiteProcess sandbox(RunningStub.Address address, String... args) {
        // Started on any port, a sandbox registers its usual one.
        List<String> all =
                new ArrayList<>(List.of("--sandbox", address.uri().toString(), "--redirect-uri", USUAL_REDIRECT_URI));
        all.addAll(Arrays.asList(args));
        return run(Map.of(), all.toArray(String[]::new));
    }

    /** {@return the ids of the tests that it reports as failed} */
    public List<String> failures() {
        return out.lines()
                .filter(line -> line.startsWith("✗ "))
                .map(line -> line.substring(2).split(" : ")[0])
                .toList();
    }
}
