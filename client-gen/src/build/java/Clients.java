import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.openapitools.codegen.ClientOptInput;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/**
 * Makes all that this module generates from the contract, and a descriptor for the archive of each client. Run by the
 * build in the module's folder, with openapi-generator on the class path: CONTRACT, its version, the programs' version,
 * and what the templates are told beside it (name=value,name=value).
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

        // Of the .NET library and the Java facade, which are written by hand, what is a fact of the contract.
        clients.generate(Path.of("dotnet/generator/demandes.yaml"), Path.of("target/dotnet-demandes"), schemas -> {});
        clients.generate(
                Path.of("src/build/builders/demandes.yaml"),
                Path.of("target/generated-sources/builders"),
                Clients::addBuilders);
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
        // The settings have an address that whoever generates replaces; nothing of the archive shows it.
        if (language.equals("python")) {
            configurator.addAdditionalProperty("infoEmail", "");
        }
        for (String property : told.split(",")) {
            configurator.addAdditionalProperty(property.replaceFirst("=.*", ""), property.replaceFirst("[^=]*=", ""));
        }
        new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
    }

    /** By settings with templates beside them, and schemas besides the contract's. */
    @SuppressWarnings("rawtypes")
    private void generate(Path settings, Path output, Consumer<Map<String, Schema>> more) throws IOException {
        ClientOptInput input =
                configured(settings, settings.getParent(), output).toClientOptInput();
        more.accept(input.getOpenAPI().getComponents().getSchemas());
        new DefaultGenerator().opts(input).generate();
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

    /** The requests as the facade's builders see them: what both have is one schema, the amounts of a sum one field. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void addBuilders(Map<String, Schema> schemas) {
        Schema repairer = schemas.get("DemandeReparateur");
        Schema expert = schemas.get("DemandeExpert");
        List<String> shared = new ArrayList<>(repairer.getProperties().keySet());
        shared.retainAll(expert.getProperties().keySet());

        Schema both = new ObjectSchema();
        for (String name : shared) {
            copy(repairer, name, both);
            Schema field = (Schema) both.getProperties().get(name);
            String experts = ((Schema) expert.getProperties().get(name)).getDescription();
            if (!field.getDescription().equals(experts)) {
                field.setDescription(field.getDescription() + " Expert : " + experts);
            }
        }
        schemas.put("SharedFields", both);
        schemas.put("ReparateurFields", own(repairer, shared, "ReglementReparateur"));
        schemas.put("ExpertFields", own(expert, shared, "ReglementExpert"));
        schemas.put("Montants", new ObjectSchema());
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema own(Schema request, List<String> shared, String reglement) {
        Schema fields = new ObjectSchema();
        fields.addExtension("x-reglement", reglement);
        List<Map<String, String>> sums =
                (List<Map<String, String>>) request.getExtensions().get("x-sommes");
        for (String name : ((Map<String, Schema>) request.getProperties()).keySet()) {
            if (!shared.contains(name) && sums.stream().noneMatch(sum -> sum.containsValue(name))) {
                copy(request, name, fields);
            }
        }
        for (Map<String, String> sum : sums) {
            String name = sum.get("ht").replaceFirst("HT$", "");
            Schema amounts = new Schema<>().$ref("#/components/schemas/Montants");
            fields.addProperty(
                    name,
                    new Schema<>().allOf(List.of(amounts)).extensions(new LinkedHashMap<>(Map.of("x-somme", sum))));
            fields.addRequiredItem(name);
        }
        return fields;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void copy(Schema from, String name, Schema to) {
        to.addProperty(name, (Schema) from.getProperties().get(name));
        if (from.getRequired().contains(name)) {
            to.addRequiredItem(name);
        }
    }

    /** The descriptor of a client's archive, with the program that shows it: not the facade's, where it has one too. */
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
