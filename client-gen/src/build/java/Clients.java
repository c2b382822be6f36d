import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/**
 * Makes all that this module generates from the contract, and a descriptor for the archive of each client. Run by the build in the module's
 * folder, with openapi-generator on the class path: CONTRACT, its version, the programs' version, and what the templates are told beside it
 * (name=value, name=value).
 */
public final class Clients {

    private final String contract;
    private final String version;
    private final String told;

    private Clients(String contract, String version, String told) {
        this.contract = contract;
        this.version = version;
        this.told = told;
    }

    public static void main(String[] arguments) throws IOException {
        // The generator thanks its users there, once for each client.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        Clients clients = new Clients(arguments[0], arguments[1], arguments[3]);

        // Of the .NET library, which is written by hand, what is a fact of the contract.
        clients.generate(Path.of("dotnet/generator/demandes.yaml"), Path.of("target/dotnet-demandes"));
        describe("dotnet", arguments[2]);
        // In the order of their names: the last one's README says that all were made.
        for (Path settings : in(Path.of("generators"))) {
            String language = settings.getFileName().toString().replace(".yaml", "");
            clients.generateClient(settings, language);
            describe(language, arguments[1]);
        }
    }

    private void generateClient(Path settings, String language) throws IOException {
        CodegenConfigurator configurator = configured(
                        settings, Path.of("templates", language), Path.of("target/clients", language))
                .setReleaseNote("The client of the contract " + version);
        // Java's and TypeScript's name themselves as their runtime does.
        if (!List.of("java", "typescript").contains(language)) {
            configurator.setHttpUserAgent("Assure-Client/" + version + "/" + language);
        }
        for (String property : told.split(",")) {
            configurator.addAdditionalProperty(property.replaceFirst("=.*", ""), property.replaceFirst("[^=]*=", ""));
        }
        new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
    }

    /** By settings with templates beside them. */
    private void generate(Path settings, Path output) throws IOException {
        new DefaultGenerator()
                .opts(configured(settings, settings.getParent(), output).toClientOptInput())
                .generate();
    }

    private CodegenConfigurator configured(Path settings, Path templates, Path output) throws IOException {
        if (Files.exists(output)) {
            try (Stream<Path> old = Files.walk(output)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return CodegenConfigurator.fromFile(settings.toString())
                .setInputSpec(contract)
                .setTemplateDir(templates.toString())
                .setOutputDir(output.toString());
    }

    /** Of one descriptor, that of a client's archive: with the program that shows it, the generated client's where the facade has one too. */
    private static void describe(String language, String version) throws IOException {
        String program = Files.exists(Path.of("programs", language + "-client")) ? language + "-client" : language;
        Files.createDirectories(Path.of("target/archives"));
        Files.writeString(
                Path.of("target/archives", language + ".xml"),
                Files.readString(Path.of("src/build/archive.xml"))
                        .replace("LANGUAGE", language)
                        .replace("PROGRAM", program)
                        .replace("VERSION", version));
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
