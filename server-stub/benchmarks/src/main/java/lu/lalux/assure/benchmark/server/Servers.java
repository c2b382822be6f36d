package lu.lalux.assure.benchmark.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.benchmark.peer.TurningSandbox;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Starts the servers, all with the same heap: the sandbox as its build does, the others with their defaults. */
public final class Servers {

    /** Of every server. */
    public static final int HEAP_MEGABYTES = 256;

    private static final String CONTRACT = "openapi/assure.yaml";

    private final Path root;
    private final Path temporary;
    private int number;

    /**
     * @param root the project's folder
     * @param temporary where the servers run
     */
    public Servers(Path root, Path temporary) {
        this.root = root;
        this.temporary = temporary;
    }

    /** A new folder for a server's data. */
    public Path newFolder() throws IOException {
        return Files.createDirectories(temporary.resolve(Integer.toString(++number)));
    }

    /** The sandbox as the build left it, with the archive that it made. */
    public ServerProcess sandbox(String name, Path data, List<String> settings) throws IOException {
        return sandbox(
                name,
                Machine.jdk(),
                List.of("-XX:SharedArchiveFile=" + folder().resolve("sandbox.jsa")),
                data,
                settings);
    }

    /** The sandbox, with options of one's own for Java. */
    public ServerProcess sandbox(String name, Path jdk, List<String> options, Path data, List<String> settings)
            throws IOException {
        return sandbox(name, jdk, options, List.of("-jar", jar().toString()), data, settings);
    }

    /** {@link TurningSandbox}; the build's archive is of another class path. */
    public ServerProcess turningSandbox(String name, Path data, List<String> settings) throws IOException {
        URL own = TurningSandbox.class.getProtectionDomain().getCodeSource().getLocation();
        return sandbox(
                name,
                Machine.jdk(),
                List.of(),
                List.of(
                        "-cp",
                        jar() + File.pathSeparator + Path.of(URI.create(own.toString())),
                        TurningSandbox.class.getName()),
                data,
                settings);
    }

    private ServerProcess sandbox(
            String name, Path jdk, List<String> options, List<String> program, Path data, List<String> settings)
            throws IOException {
        int port = Machine.freePort();
        List<String> command = java(jdk, options);
        command.add(options());
        command.addAll(program);
        command.addAll(List.of(
                "--server.port=" + port, "--assure.welcome=false", "--assure.data-folder=" + data.resolve("donnees")));
        command.addAll(settings);
        return ServerProcess.start(name, port, data, command);
    }

    /** Has the sandbox start once, answer a few calls, and leave a cache of what that took, for JDK 25. */
    public Path aotCache(Path jdk, Path data) throws IOException, InterruptedException {
        Path cache = data.resolve("sandbox.aot");
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/java").toString());
        command.addAll(List.of("-cp", jar().resolveSibling("lib") + "/*"));
        command.add(root.resolve("server-stub/src/archive/java/FirstCalls.java").toString());
        command.addAll(java(jdk, List.of("-XX:AOTCacheOutput=" + cache)));
        command.add(options());
        command.addAll(List.of("-jar", jar().toString(), "--assure.welcome=false"));
        Process process = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("output.log").toFile())
                .start();
        if (process.waitFor() != 0 || !Files.exists(cache)) {
            throw new IOException("No cache was made: see " + data.resolve("output.log"));
        }
        return cache;
    }

    /** {@link lu.lalux.assure.benchmark.peer.BareBoot}. */
    public ServerProcess bareBoot() throws IOException {
        int port = Machine.freePort();
        List<String> command = java(Machine.jdk(), List.of());
        command.addAll(classPath());
        command.addAll(List.of("lu.lalux.assure.benchmark.peer.BareBoot", "--server.port=" + port));
        return ServerProcess.start("bare Spring Boot", port, newFolder(), command);
    }

    /** {@link lu.lalux.assure.benchmark.peer.RawJetty}. */
    public ServerProcess rawJetty() throws IOException {
        int port = Machine.freePort();
        List<String> command = java(Machine.jdk(), List.of());
        command.addAll(classPath());
        command.addAll(List.of("lu.lalux.assure.benchmark.peer.RawJetty", Integer.toString(port)));
        return ServerProcess.start("raw Jetty", port, newFolder(), command);
    }

    /** WireMock with the contract's schema of a settlement, and no journal. */
    public ServerProcess wireMock() throws IOException {
        int port = Machine.freePort();
        Path folder = newFolder();
        Files.writeString(
                Files.createDirectories(folder.resolve("mappings")).resolve("contract.json"),
                wireMockMappings().toString());
        List<String> command = java(Machine.jdk(), List.of());
        command.addAll(List.of(
                "-jar",
                root.resolve("server-stub/benchmarks/target/peers/wiremock.jar").toString(),
                "--port",
                Integer.toString(port),
                "--root-dir",
                folder.toString(),
                "--no-request-journal",
                "--disable-banner"));
        return ServerProcess.start("WireMock, JSON schema", port, folder, command);
    }

    /** Prism on the contract, told to log nothing. */
    public ServerProcess prism() throws IOException {
        int port = Machine.freePort();
        return ServerProcess.start(
                "Prism, silent",
                port,
                newFolder(),
                List.of(
                        "node",
                        "--max-old-space-size=" + HEAP_MEGABYTES,
                        root.resolve("openapi/mock/node_modules/@stoplight/prism-cli/dist/index.js")
                                .toString(),
                        "mock",
                        "--verboseLevel",
                        "silent",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        root.resolve(CONTRACT).toString()));
    }

    private static List<String> java(Path jdk, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/java").toString());
        command.add("-Xmx" + HEAP_MEGABYTES + "m");
        command.addAll(options);
        return command;
    }

    private static List<String> classPath() {
        return List.of("-cp", System.getProperty("java.class.path"));
    }

    /** As the build starts the sandbox. */
    private String options() {
        return "@" + folder().resolve("sandbox.options");
    }

    private Path folder() {
        return root.resolve("server-stub/target/sandbox");
    }

    private Path jar() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No sandbox in " + folder() + ": build it first"));
        }
    }

    private JsonNode wireMockMappings() {
        JsonMapper json = JsonMapper.shared();
        ObjectNode settlement = json.createObjectNode();
        settlement
                .putObject("request")
                .put("method", "PUT")
                .put("urlPath", "/reparateur")
                .set("headers", json.readTree("{\"Authorization\": {\"matches\": \"Bearer .+\"}}"));
        ((ObjectNode) settlement.get("request"))
                .putArray("bodyPatterns")
                .addObject()
                .put("schemaVersion", "V202012")
                .set("matchesJsonSchema", settlementSchema());
        settlement.putObject("response").put("status", 202);
        ObjectNode upload = json.createObjectNode();
        upload.putObject("request").put("method", "PUT").put("urlPath", "/reparateur/upload");
        ((ObjectNode) upload.get("request"))
                .putArray("bodyPatterns")
                .addObject()
                .put("schemaVersion", "V202012")
                .set(
                        "matchesJsonSchema",
                        json.readTree("{\"type\": \"object\", \"required\": [\"fileNameWithExtension\", \"file\"]}"));
        upload.putObject("response")
                .put("status", 200)
                .set(
                        "jsonBody",
                        json.readTree(
                                "{\"status\": \"Verified\", \"key\": \"00000000-0000-4000-8000-000000000000.pdf\"}"));
        ObjectNode mappings = json.createObjectNode();
        mappings.putArray("mappings").add(settlement).add(upload);
        return mappings;
    }

    /** The contract's schema by itself, with the schemas that it refers to. */
    private JsonNode settlementSchema() {
        try {
            Map<String, Object> contract = new Yaml().load(Files.readString(root.resolve(CONTRACT)));
            JsonNode schemas = JsonMapper.shared().valueToTree(contract).at("/components/schemas");
            ObjectNode schema =
                    (ObjectNode) schemas.required("DemandeReparateur").deepCopy();
            schema.putObject("components").set("schemas", schemas);
            return schema;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
