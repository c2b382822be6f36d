import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what to install, in the build's first seconds, where Node or npm is missing or Node is older than {@code engines} of
 * the given package.json asks for. Ends with 1 then, else with 0 and without a word.
 */
final class NodeNeeded {

    private static final Pattern ENGINES = Pattern.compile("\"node\"\\s*:\\s*\">=\\s*(\\d+)(?:\\.(\\d+))?\"");

    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+)\\..*");

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private NodeNeeded() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Matcher engines = ENGINES.matcher(Files.readString(Path.of(arguments[0])));
        if (!engines.find()) {
            throw new IllegalArgumentException(arguments[0] + ": engines.node must be \">=MAJOR.MINOR\"");
        }
        String needed = engines.group().replaceAll(".*>=\\s*|\"", "");
        Optional<String> node = version("node");
        boolean right = node.filter(found -> reaches(found, engines)).isPresent();
        if (right && version("npm").isPresent()) {
            return;
        }
        System.out.printf(
                """
                Il faut Node %1$s ou plus récent, et npm, qui vient avec lui ; ici : %2$s
                À prendre sur https://nodejs.org (le paquet nodejs de Debian 12 est trop ancien).
                Sans la documentation ni les contrôles du contrat : -Dskip.npm

                Node %1$s or later is needed, and npm, which comes with it; here: %3$s
                To be had at https://nodejs.org (Debian 12's package nodejs is too old).
                Without documentation and the contract's checks: -Dskip.npm
                """,
                needed,
                node.map(found -> "Node " + found + (right ? " sans npm" : "")).orElse("aucun"),
                node.map(found -> "Node " + found + (right ? " without npm" : ""))
                        .orElse("none"));
        System.exit(1);
    }

    private static boolean reaches(String found, Matcher engines) {
        Matcher version = VERSION.matcher(found);
        if (!version.matches()) {
            return false;
        }
        int major = Integer.parseInt(version.group(1));
        int neededMajor = Integer.parseInt(engines.group(1));
        int neededMinor = engines.group(2) == null ? 0 : Integer.parseInt(engines.group(2));
        return major > neededMajor || major == neededMajor && Integer.parseInt(version.group(2)) >= neededMinor;
    }

    /** What a program of the path says of its version, if there is one that says it within a minute. */
    private static Optional<String> version(String program) throws InterruptedException {
        // npm is a script, which Windows starts by its shell only.
        List<String> command = WINDOWS ? List.of("cmd", "/c", program, "--version") : List.of(program, "--version");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
