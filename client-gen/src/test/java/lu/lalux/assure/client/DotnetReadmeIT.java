package lu.lalux.assure.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * What the .NET library's README shows, out of the archive, and the two programs that the documentation's pages show: compiled as they
 * are printed, and run against the sandbox.
 */
@ExtendWith(Sandbox.Extension.class)
@Needs(Tool.MONO)
class DotnetReadmeIT {

    private static final Pattern EXAMPLE = Pattern.compile("```csharp\\n(.*?)```", Pattern.DOTALL);

    private static final Path PAGES = Path.of("..", "openapi", "docs", "extraits", "csharp");

    private static final Pattern COMMANDS = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    /** The reference is of the moment: one that is printed could be used once. */
    private static final Pattern ACCEPTED = Pattern.compile("202 ([EF]-\\d{13})");

    private static final String PRINTED_ADDRESS = "http://localhost:8080";

    private final Sandbox sandbox;
    private final String reference = UUID.randomUUID().toString();

    @TempDir
    private Path directory;

    DotnetReadmeIT(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Test
    void a_repairers_example_runs() throws Exception {
        runs(0, Sandbox.GARAGE, Sandbox.GARAGE_SECRET);
    }

    @Test
    void an_experts_example_runs() throws Exception {
        runs(1, Sandbox.EXPERT_BACKEND, Sandbox.EXPERT_BACKEND_SECRET);
    }

    @Test
    void the_pages_repairers_program_runs() throws Exception {
        runsPage("Reparateur.cs", Sandbox.GARAGE, Sandbox.GARAGE_SECRET, "facture.pdf");
    }

    @Test
    void the_pages_experts_program_runs() throws Exception {
        runsPage("Expert.cs", Sandbox.EXPERT_BACKEND, Sandbox.EXPERT_BACKEND_SECRET, "honoraires.pdf", "rapport.pdf");
    }

    private void runsPage(String source, String id, String secret, String... files) throws Exception {
        Path library = Toolchain.DOTNET.prepared().workplace();
        writeFiles();
        List<String> command = new ArrayList<>(
                List.of("mono", compiled(PAGES.resolve(source), library).toString()));
        for (String file : files) {
            command.add(directory.resolve(file).toString());
        }
        command.add(reference);
        var run = Toolchain.DOTNET.run(environment(id, secret), command.toArray(String[]::new));

        assertThat(run.errors()).isEmpty();
        assertThat(run.lines()).hasSize(files.length + 1).last().isEqualTo("202");
        assertThat(run.lines().subList(0, files.length)).allMatch(line -> line.matches("Verified [0-9a-f-]{36}\\.pdf"));
        assertThat(sandbox.recorded(reference)).containsExactly(reference);
    }

    /** The program and the commands as they are printed, but for the address, which has another port here. */
    private void runs(int example, String id, String secret) throws Exception {
        Path library = Toolchain.DOTNET.prepared().workplace();
        String readme = Files.readString(library.resolve("README.md"));
        String program = printed(EXAMPLE, readme, example);
        String commands = printed(COMMANDS, readme, example);
        assertThat(program).contains('"' + PRINTED_ADDRESS + '"', "AssureEndpoints.Production");
        assertThat(commands).contains("ASSURE_CLIENT_ID=" + id + " ", "ASSURE_CLIENT_SECRET=" + secret + "\n");

        FileSystemUtils.copyRecursively(library.resolve("src"), directory.resolve("src"));
        Files.writeString(
                directory.resolve("Program.cs"),
                program.replace(PRINTED_ADDRESS, sandbox.address().toString()));
        writeFiles();
        var run = Toolchain.DOTNET.run(
                Map.of("LC_ALL", "fr_LU.UTF-8", "no_proxy", "localhost,127.0.0.1"),
                "sh",
                "-euc",
                "cd '" + directory + "'\n" + commands);

        assertThat(run.code()).as(run.output() + run.errors()).isZero();
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(0)).matches("Verified [0-9a-f-]{36}\\.pdf");
        Matcher accepted = ACCEPTED.matcher(run.lines().get(1));
        assertThat(accepted.matches()).as(run.lines().get(1)).isTrue();
        assertThat(sandbox.recorded(accepted.group(1))).containsExactly(accepted.group(1));
    }

    private static String printed(Pattern block, String readme, int number) {
        List<String> all = block.matcher(readme)
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
        assertThat(all).hasSize(2);
        return all.get(number);
    }

    private void writeFiles() throws Exception {
        for (String file : List.of("facture.pdf", "honoraires.pdf", "rapport.pdf")) {
            Files.writeString(directory.resolve(file), "%PDF-1.4\n" + file + "\n%%EOF\n");
        }
    }

    private Map<String, String> environment(String id, String secret) {
        return Map.of(
                "ASSURE_ADRESSE",
                sandbox.address().toString(),
                "ASSURE_ADRESSE_JETONS",
                sandbox.address().toString(),
                "ASSURE_CLIENT_ID",
                id,
                "ASSURE_CLIENT_SECRET",
                secret,
                "LC_ALL",
                "fr_LU.UTF-8",
                "no_proxy",
                "localhost,127.0.0.1");
    }

    private Path compiled(Path source, Path library) throws Exception {
        Files.copy(library.resolve("bin/Lalux.Assure.dll"), directory.resolve("Lalux.Assure.dll"));
        Path program = directory.resolve("program.exe");
        var compiler = Toolchain.DOTNET.run(
                Map.of(),
                "mcs",
                "-langversion:7",
                "-warnaserror",
                "-out:" + program,
                "-r:" + directory.resolve("Lalux.Assure.dll"),
                source.toString());
        assertThat(compiler.code()).as(compiler.output() + compiler.errors()).isZero();
        return program;
    }
}
