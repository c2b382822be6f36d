package lu.lalux.assure.client;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A language that a client is generated for: where its models and operations are, and how a field that must not lose
 * anything is declared ({@code %s} is the field's name).
 */
enum Language {
    JAVA(
            "src/main/java/lu/lalux/assure/client/model/%s.java",
            "src/main/java/lu/lalux/assure/client/api",
            name -> name,
            "private String %s;",
            "private LocalDate %s;",
            "private byte[] %s;"),
    TYPESCRIPT("src/models/%s.ts", "src/apis", name -> name, "    %s: string;", "    %s: string;", "    %s: string;"),
    CSHARP(
            "src/Lalux.Assure.Client/Model/%s.cs",
            "src/Lalux.Assure.Client/Api",
            Language::capitalised,
            "public string %s {",
            "public DateTime %s {",
            "public byte[] %s {"),
    PHP(
            "src/Model/%s.php",
            "src/Api", Language::snake, "'%s' => 'string'", "'%s' => '\\DateTime'", "'%s' => 'string'") {
        @Override
        String operation(String operationId) {
            return operationId;
        }
    },
    PYTHON(
            "assure_client/models/%s.py",
            "assure_client/api",
            Language::snake,
            "    %s: Annotated[str, Field(strict=True",
            "    %s: date = ",
            "    %s: Union[Annotated[bytes,") {
        @Override
        String file(String model) {
            return snake(model);
        }
    },
    GO("model_%s.go", ".", Language::capitalised, "\t%s string `json:", "\t%s string `json:", "\t%s string `json:") {
        @Override
        String file(String model) {
            return snake(model);
        }
    };

    private final String modelFile;
    private final String apiDirectory;
    private final UnaryOperator<String> naming;
    private final String amount;
    private final String date;
    private final String file;

    Language(
            String modelFile,
            String apiDirectory,
            UnaryOperator<String> naming,
            String amount,
            String date,
            String file) {
        this.modelFile = modelFile;
        this.apiDirectory = apiDirectory;
        this.naming = naming;
        this.amount = amount;
        this.date = date;
        this.file = file;
    }

    /** Its generated project. */
    Path project() {
        return Path.of("target", "clients", key());
    }

    Path settings() {
        return Path.of("generators", key() + ".yaml");
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Path model(String model) {
        return project().resolve(modelFile.formatted(file(model)));
    }

    Path apis() {
        return project().resolve(apiDirectory);
    }

    String operation(String operationId) {
        return naming.apply(operationId);
    }

    String amount(String property) {
        return amount.formatted(naming.apply(property));
    }

    String date(String property) {
        return date.formatted(naming.apply(property));
    }

    String base64(String property) {
        return file.formatted(naming.apply(property));
    }

    String file(String model) {
        return model;
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
