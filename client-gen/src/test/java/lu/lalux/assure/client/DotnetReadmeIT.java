package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the .NET library's README shows, out of the archive, and the two programs that the documentation's pages show: compiled as they
 * are printed, and run against the sandbox.
 */
@ExtendWith(Sandbox.Extension.class)
class DotnetReadmeIT {

    private static final Pattern EXAMPLE = Pattern.compile("```csharp\\n(.*?)```", Pattern.DOTALL);

    private static final Path PAGES = Path.of("..", "openapi", "docs", "extraits", "csharp");

    private static final String PRODUCTION = "AssureEndpoints.Production";

    private final Sandbox sandbox;
    private final String reference = UUID.randomUUID().toString();

    @TempDir
    private Path directory;

    DotnetReadmeIT(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Test
    void a_repairers_example_runs() throws Exception {
        runs(0, "F-2026-0173", Sandbox.GARAGE, Sandbox.GARAGE_SECRET, "Demande acceptée");
    }

    @Test
    void an_experts_example_runs() throws Exception {
        runs(1, "E-2026-0311", Sandbox.EXPERT_BACKEND, Sandbox.EXPERT_BACKEND_SECRET, "Request accepted");
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
        Path library = Toolchain.DOTNET.required().workplace();
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

    /** @param printed the reference in the README, which can be used once in a sandbox */
    private void runs(int example, String printed, String id, String secret, String end) throws Exception {
        Path library = Toolchain.DOTNET.required().workplace();
        List<String> examples = EXAMPLE.matcher(Files.readString(library.resolve("README.md")))
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
        assertThat(examples).hasSize(2);
        String statements = examples.get(example);
        assertThat(statements).contains(PRODUCTION, '"' + printed + '"');

        Path program = compiled(
                statements
                        .replace(PRODUCTION, "AssureEndpoints.At(new Uri(\"" + sandbox.address() + "\"))")
                        .replace(printed, reference),
                library);
        writeFiles();
        var run = Toolchain.DOTNET.run(environment(id, secret), "mono", program.toString(), directory.toString());

        assertThat(run.errors()).isEmpty();
        assertThat(run.lines()).containsExactly(end);
        assertThat(sandbox.recorded(reference)).containsExactly(reference);
    }

    private void writeFiles() throws Exception {
        for (String file : List.of("facture.pdf", "honoraires.pdf", "rapport.pdf")) {
            Files.writeString(directory.resolve(file), "%PDF-1.4\n" + file + "\n%%EOF\n");
        }
    }

    private Map<String, String> environment(String id, String secret) {
        return Map.of(
                "ASSURE_API",
                sandbox.address().toString(),
                "ASSURE_JETONS",
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

    private Path compiled(String statements, Path library) throws Exception {
        Path source = Files.writeString(directory.resolve("Readme.cs"), """
                using System;
                using System.IO;
                using System.Text;
                using System.Threading.Tasks;
                using Lalux.Assure;

                internal static class Readme
                {
                    private static void Main(string[] parameters)
                    {
                        Console.OutputEncoding = new UTF8Encoding(false);
                        Directory.SetCurrentDirectory(parameters[0]);
                        ShownAsync().GetAwaiter().GetResult();
                    }

                    private static async Task ShownAsync()
                    {
                %s
                    }
                }
                """.formatted(statements), UTF_8);
        return compiled(source, library);
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
