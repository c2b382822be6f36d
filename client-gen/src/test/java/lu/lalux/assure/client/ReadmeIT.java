package lu.lalux.assure.client;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The first README that a vendor opens, out of the archive: its programs are written where it says, its commands given in its
 * order, against the sandbox. Other than printed are the sandbox's address, which has another port here, and what
 * {@link Toolchain#readme} replaces. That of the .NET library is in {@link DotnetReadmeIT}.
 */
@ExtendWith(Sandbox.Extension.class)
@DisabledOnOs(value = WINDOWS, disabledReason = "the commands are written for sh")
@Needs({Tool.PHP, Tool.PYTHON, Tool.GO, Tool.MONO})
class ReadmeIT {

    private static final Pattern PROGRAM = Pattern.compile("`([\\w./]+)` :\\n\\n```\\w+\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern COMMANDS = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

    private static final String PRINTED_ADDRESS = "http://localhost:8080";

    /** The reference is of the moment: one that is printed could be used once. */
    private static final Pattern ACCEPTED = Pattern.compile("202 (F-\\d{13})");

    /** Their program says by itself what went wrong; that of any other ends with what its language says. */
    private static final Set<Toolchain> CATCHING = EnumSet.of(Toolchain.JAVA, Toolchain.PHP);

    private final Sandbox sandbox;

    ReadmeIT(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "DOTNET")
    void its_commands_and_its_program_work_as_printed(Toolchain language) throws Exception {
        Path archive = language.prepared().workplace();
        String readme = Files.readString(archive.resolve("README.md"));
        List<MatchResult> programs = PROGRAM.matcher(readme).results().toList();
        assertThat(programs)
                .isNotEmpty()
                .anySatisfy(program -> assertThat(program.group(2)).contains(PRINTED_ADDRESS));
        for (MatchResult program : programs) {
            Path file = archive.resolve(program.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, here(program.group(2)));
        }
        String commands =
                COMMANDS.matcher(readme).results().map(one -> one.group(1)).collect(joining());
        assertThat(commands).contains("ASSURE_CLIENT_ID=" + Sandbox.GARAGE);

        Map<String, String> environment = new HashMap<>(language.environment());
        environment.put("no_proxy", "localhost,127.0.0.1");
        var run = language.run(environment, "sh", "-euc", "cd '" + archive + "'\n" + language.readme(commands));

        assertThat(run.code()).as(run.output() + run.errors()).isZero();
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(0)).matches("Verified [0-9a-f-]{36}\\.pdf");
        Matcher accepted = ACCEPTED.matcher(run.lines().get(1));
        assertThat(accepted.matches()).as(run.lines().get(1)).isTrue();
        assertThat(sandbox.recorded(accepted.group(1))).containsExactly(accepted.group(1));

        if (CATCHING.contains(language)) {
            for (MatchResult program : programs) {
                Files.writeString(
                        archive.resolve(program.group(1)),
                        program.group(2).replace(PRINTED_ADDRESS, "http://localhost:1"));
            }
            var alone = language.run(environment, "sh", "-euc", "cd '" + archive + "'\n" + again(commands));

            assertThat(alone.code()).isEqualTo(1);
            assertThat(alone.errors()).containsIgnoringCase("connect").doesNotContain("null");
        }
    }

    /** Its account, and the last command, which starts the program. */
    private static String again(String commands) {
        List<String> lines = commands.lines().toList();
        return lines.stream().filter(line -> line.startsWith("export ")).collect(joining("\n")) + "\n"
                + lines.get(lines.size() - 1);
    }

    private String here(String printed) {
        return printed.replace(PRINTED_ADDRESS, sandbox.address().toString());
    }

    @ParameterizedTest
    @EnumSource
    void every_file_that_it_links_to_is_there(Toolchain language) throws Exception {
        Path archive = language.prepared().workplace();
        List<String> links = LINK.matcher(Files.readString(archive.resolve("README.md")))
                .results()
                .map(link -> link.group(1))
                .toList();

        assertThat(links)
                .contains("example")
                .allSatisfy(link -> assertThat(archive.resolve(link)).exists());
        assertThat(archive.resolve("example")).isNotEmptyDirectory();
    }
}
