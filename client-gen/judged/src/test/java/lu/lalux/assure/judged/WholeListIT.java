package lu.lalux.assure.judged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What sends whole lists, before the judge: everything that concerns it comes up, and nothing is broken. The sessions are held
 * side by side, since they mostly wait: a service that is busy is busy for as long as in production.
 */
@DisabledOnOs(value = WINDOWS, disabledReason = "the programs' commands are written for sh")
@Needs(Tool.MONO)
class WholeListIT {

    /**
     * Each trade, each form of a list, HTTP and HTTPS, command line, facade and .NET library come up at least once. Not each
     * with each: a table and JSON differ in how they are read only, which the tests of reading compare.
     */
    enum Client {
        COMMAND_LINE_TABLE_OVER_HTTPS("assure", "reparateur", "--https") {
            @Override
            String command(Path folder) {
                return batch(
                        "--autorite",
                        folder.resolve("session").resolve("certificat.pem").toString(),
                        "$ASSURE_JUGE_DOSSIER/csv");
            }
        },
        COMMAND_LINE_JSON("assure", "expert") {
            @Override
            String command(Path folder) {
                return batch("$ASSURE_JUGE_DOSSIER/json");
            }
        },
        FACADE("dossier", "reparateur") {
            @Override
            String command(Path folder) {
                compile(Path.of("..", "programs", "java", "Dossier.java"), folder);
                return Judge.java(
                        "-cp",
                        folder + File.pathSeparator + System.getProperty("java.class.path"),
                        "Dossier",
                        "reparateur",
                        "$ASSURE_JUGE_DOSSIER/json");
            }
        },
        DOTNET("exemple-dotnet", "expert") {
            /** What {@code ProgramsIT} has compiled before. */
            private final Path script =
                    Path.of("..", "target", "programs", "dotnet.sh").toAbsolutePath();

            @Override
            String command(Path folder) {
                return "no_proxy=localhost,127.0.0.1 sh '" + script + "' expert \"$ASSURE_JUGE_DOSSIER/json\"";
            }
        };

        private final String software;
        private final String trade;
        private final List<String> options;

        /** @param software as it names itself in User-Agent */
        Client(String software, String trade, String... options) {
            this.software = software;
            this.trade = trade;
            this.options = List.of(options);
        }

        /** How the judge runs it; {@code folder} is the session's, and there for more. */
        abstract String command(Path folder);

        private static String batch(String... arguments) {
            return Judge.java(Stream.concat(
                                    Stream.of(
                                            "-XX:SharedArchiveFile=" + System.getProperty("assure.cli.archive"),
                                            // Why it would be passed over must not get among the results.
                                            "-Xlog:cds=off",
                                            "-Xlog:cds+dynamic=off",
                                            "-jar",
                                            System.getProperty("assure.cli"),
                                            "lot",
                                            "--no-bar",
                                            "--json"),
                                    Stream.of(arguments))
                            .toArray(String[]::new))
                    + " > \"$ASSURE_JUGE_RESULTATS\"";
        }

        private static void compile(Path program, Path folder) {
            assertThat(ToolProvider.getSystemJavaCompiler()
                            .run(
                                    null,
                                    null,
                                    null,
                                    "-Xlint:all",
                                    "-Werror",
                                    "-proc:none",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-d",
                                    folder.toString(),
                                    program.toString()))
                    .as("%s compiles", program)
                    .isZero();
        }

        boolean tellsResults() {
            return this == COMMAND_LINE_TABLE_OVER_HTTPS || this == COMMAND_LINE_JSON;
        }
    }

    private static final Map<Client, Judge> SESSIONS = new EnumMap<>(Client.class);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void begin() throws IOException {
        for (Client client : Client.values()) {
            Path own = folder.resolve(client.name());
            List<String> options = new ArrayList<>(client.options);
            options.addAll(List.of("--software", client.software, "--trade", client.trade));
            options.addAll(List.of("--run", client.command(own)));
            SESSIONS.put(client, Judge.open(own, options));
        }
    }

    @AfterAll
    static void end() {
        SESSIONS.values().forEach(Judge::close);
    }

    @ParameterizedTest
    @EnumSource
    void it_conforms_and_gets_a_certificate(Client client) throws Exception {
        Judge.Verdict verdict = SESSIONS.get(client).verdict();

        assertThat(verdict.standing("BROKEN")).as(verdict.printed()).isEmpty();
        assertThat(verdict.judgement().path("result").asText())
                .as(verdict.printed())
                .isEqualTo("CONFORMING");
        assertThat(verdict.code()).isZero();
        assertThat(verdict.certificate()).exists();
        assertThat(verdict.standing("SHOWN"))
                .contains(
                        "incident.arret-avant-enregistrement",
                        "incident.arret-brutal",
                        "reglement.liste-entiere",
                        "manieres.agent");
        assertThat(verdict.standing(client.options.contains("--https") ? "SHOWN" : "NOT_APPLICABLE"))
                .as("over HTTPS, some connections have a bad certificate")
                .contains("incident.certificat-etranger", "incident.certificat-autre-nom");
        assertThat(verdict.standing(client.tellsResults() ? "SHOWN" : "NOT_APPLICABLE").stream()
                        .filter(id -> id.startsWith("resultat."))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("resultat.dit-envoye", "resultat.conflit", "resultat.fautes");
    }

    @Test
    void a_certificate_verifies() throws Exception {
        Judge.Verdict verdict = SESSIONS.get(Client.FACADE).verdict();
        assertThat(verdict.certificate()).as(verdict.printed()).exists();
        assertThat(Judge.verify(verdict.certificate())).isZero();
    }
}
