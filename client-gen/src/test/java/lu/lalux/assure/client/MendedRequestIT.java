package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.tools.ToolProvider;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The programs that work through a folder, after a refusal: what a person has mended is what is sent. */
@Needs(Tool.MONO)
class MendedRequestIT {

    /** Each is shown to vendors. */
    enum Program {
        JAVA {
            @Override
            Toolchain.Run run(URI server, Path workplace, Path folder) throws IOException, InterruptedException {
                String classes = System.getProperty("java.class.path");
                int compiled = ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-cp",
                                classes,
                                "-d",
                                workplace.toString(),
                                "programs/java/Dossier.java");
                assertThat(compiled).isZero();
                Map<String, String> environment = Map.of(
                        "ASSURE_ADRESSE", server.toString(), "ASSURE_CLIENT_ID", "a", "ASSURE_CLIENT_SECRET", "b");
                return Toolchain.JAVA.run(
                        environment,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        workplace + System.getProperty("path.separator") + classes,
                        "Dossier",
                        "reparateur",
                        folder.toString());
            }
        },
        DOTNET {
            @Override
            Toolchain.Run run(URI server, Path workplace, Path folder) throws IOException, InterruptedException {
                return Toolchain.DOTNET.prepared().runProgram(server, server, "a", "b", "reparateur", folder);
            }
        };

        /** @param workplace for what it is compiled to */
        abstract Toolchain.Run run(URI server, Path workplace, Path folder) throws IOException, InterruptedException;
    }

    private final Queue<RecordingServer.Answer> answers = new ConcurrentLinkedQueue<>();
    private final RecordingServer server = new RecordingServer(this::answer);

    @TempDir
    private Path folder;

    @TempDir
    private Path workplace;

    private Path request;

    @BeforeEach
    void a_request_with_its_invoice() throws IOException {
        Files.writeString(folder.resolve("F-1.pdf"), "%PDF-1.4");
        request = Files.writeString(folder.resolve("F-1.json"), """
            {"idPrestataire": "XA1234", "referenceFacture": "F-1", "dateFacture": "2026-03-05", "numeroSinistre": "S-1",
             "referenceInterneLalux": "P-1", "immatriculationVehicule": "AB1234", "numeroChassisVehicule": "WVW1",
             "type": "F", "typeFacture": "REP", "factureHT": "1000", "factureTVA": "170.50", "factureTTC": "1170.51",
             "refPDFFacture": "F-1.pdf"}
            """);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RecordingServer.Answer answer(RecordingServer.Received request) {
        return switch (request.uri().getPath()) {
            case "/token" ->
                json("{\"token_type\":\"Bearer\",\"access_token\":\"t\",\"expires_in\":3600,\"scope\":\"s\"}");
            case "/reparateur/upload" ->
                json("{\"status\":\"Verified\",\"key\":\"ca99a62c-ba91-4d5f-8c1e-35d82c54cd68.pdf\"}");
            default -> answers.poll();
        };
    }

    private static RecordingServer.Answer json(String body) {
        return new RecordingServer.Answer(200, Map.of("Content-Type", "application/json"), body);
    }

    private static RecordingServer.Answer problem(int status) {
        return new RecordingServer.Answer(
                status,
                Map.of("Content-Type", "application/problem+json"),
                "{\"type\":\"urn:assure:probleme:x\",\"title\":\"X\",\"status\":" + status + "}");
    }

    @ParameterizedTest
    @EnumSource
    void what_was_mended_after_a_refusal_is_sent(Program program) throws Exception {
        answers.add(problem(422));
        answers.add(new RecordingServer.Answer(202, Map.of(), null));
        assertThat(program.run(server.address(), workplace, folder).code()).isEqualTo(1);
        assertThat(folder.resolve("F-1.json.refusee")).exists();
        assertThat(program.run(server.address(), workplace, folder).code())
                .as("a person has not mended it")
                .isEqualTo(1);

        mend();
        Toolchain.Run mended = program.run(server.address(), workplace, folder);

        assertThat(mended.code()).as(mended.errors()).isZero();
        assertThat(sent())
                .extracting(body -> body.path("factureTTC").asString())
                .containsExactly("1170.51", "1170.50");
    }

    /** Perhaps it is the one that is recorded, and its answer was lost. */
    @ParameterizedTest
    @EnumSource
    void what_met_another_one_goes_again_as_it_was(Program program) throws Exception {
        answers.add(problem(409));
        answers.add(new RecordingServer.Answer(202, Map.of(), null));
        assertThat(program.run(server.address(), workplace, folder).code()).isEqualTo(1);

        mend();
        assertThat(program.run(server.address(), workplace, folder).code()).isZero();

        assertThat(sent()).hasSize(2);
        assertThat(sent().get(1)).isEqualTo(sent().get(0));
    }

    private void mend() throws IOException {
        Files.writeString(request, Files.readString(request, UTF_8).replace("1170.51", "1170.50"), UTF_8);
        Files.delete(folder.resolve("F-1.json.refusee"));
    }

    private List<JsonNode> sent() {
        return server.received().stream()
                .filter(one -> one.uri().getPath().equals("/reparateur"))
                .map(one -> JsonMapper.shared().readTree(one.body()))
                .toList();
    }
}
