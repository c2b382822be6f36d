package lu.lalux.assure.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.FieldKind;
import lu.lalux.assure.contract.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The clients that the build has just generated, against the contract that they come from. */
class GeneratedProjectsTest {

    /** What a generator leaves when a setting is missing: placeholders, its own names and addresses, the time of day. */
    private static final Pattern LEFTOVER = Pattern.compile(
            "GIT_USER_ID|GIT_REPO_ID|[Bb]uild date: \\d{4}|Generated on|unlicense\\.org|\"unlicense\""
                    + "|team@openapitools|OpenAPIClient|Minor update"
                    // Addresses under which nothing is published, or that are nobody's; files that are not there.
                    + "|git\\+https|www\\.lalux\\.lu/\\S+\\.git|lalux\\.example|build\\.(sh|bat)|nuspec|System\\.Web\"");

    private static final List<String> FOREIGN_FILES = List.of(
            "git_push.sh", "git_push.ps1", ".travis.yml", "appveyor.yml", ".gitlab-ci.yml", "tox.ini", "build.sbt");

    private final Contract contract = Contract.bundled();

    @Test
    void every_settings_file_is_a_language_and_generated() throws IOException {
        List<String> languages =
                Arrays.stream(Language.values()).map(Language::key).sorted().toList();

        assertThat(names(Path.of("generators")))
                .map(name -> name.replace(".yaml", ""))
                .isEqualTo(languages);
        assertThat(names(Path.of("target", "clients"))).isEqualTo(languages);
    }

    @ParameterizedTest
    @EnumSource
    void every_model_is_there(Language language) {
        assertThat(models()).contains("DemandeReparateur", "Probleme", "StatutDepot");
        assertThat(models())
                .allSatisfy(model -> assertThat(language.model(model)).isNotEmptyFile());
    }

    /** What becomes a type in every language: the enumerations, and the objects that travel as JSON; a form's fields do not. */
    private List<String> models() {
        Set<String> forms = contract.operations().stream()
                .flatMap(operation -> operation.requestSchema("application/x-www-form-urlencoded").stream())
                .collect(Collectors.toSet());
        return contract.at("/components/schemas")
                .propertyStream()
                .filter(schema -> schema.getValue().has("enum")
                        || schema.getValue().path("type").asString("").equals("object"))
                .map(Map.Entry::getKey)
                .filter(name -> !forms.contains(name))
                .toList();
    }

    private List<String> names(String model, Predicate<Field> which) {
        return contract.fields(model).all().stream()
                .filter(which)
                .map(Field::name)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void every_operation_is_there(Language language) throws IOException {
        String apis;
        try (Stream<Path> files = Files.walk(language.apis(), 1)) {
            apis = String.join(
                    "\n",
                    files.filter(Files::isRegularFile)
                            .map(GeneratedProjectsTest::text)
                            .toList());
        }

        assertThat(contract.operations().stream().map(Operation::id))
                .isNotEmpty()
                .allSatisfy(operation ->
                        assertThat(apis).containsPattern("\\b" + language.operation(operation) + "\\w*\\("));
    }

    /** An amount that becomes a binary fraction is no longer an amount. */
    @ParameterizedTest
    @EnumSource
    void every_amount_is_a_string(Language language) {
        for (String model : List.of("DemandeReparateur", "DemandeExpert")) {
            var amounts = names(model, field -> field.kind() == FieldKind.AMOUNT);

            assertThat(amounts).hasSizeGreaterThanOrEqualTo(3);
            assertThat(amounts)
                    .allSatisfy(
                            amount -> assertThat(text(language.model(model))).contains(language.amount(amount)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_date_is_a_day_without_a_time(Language language) {
        for (String model : List.of("DemandeReparateur", "DemandeExpert")) {
            var dates = names(model, field -> field.kind() == FieldKind.DATE);

            assertThat(dates).containsExactly("dateFacture");
            assertThat(dates)
                    .allSatisfy(date -> assertThat(text(language.model(model))).contains(language.date(date)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_file_is_base64_or_bytes(Language language) {
        assertThat(names("DepotDocument", field -> field.kind() == FieldKind.FILE))
                .containsExactly("file")
                .allSatisfy(file ->
                        assertThat(text(language.model("DepotDocument"))).contains(language.base64(file)));
    }

    @ParameterizedTest
    @CsvSource({
        "java/pom.xml, <version>VERSION</version>",
        "typescript/package.json, \"version\": \"VERSION\"",
        "csharp/src/Lalux.Assure.Client/Lalux.Assure.Client.csproj, <Version>VERSION</Version>",
        "csharp/src/Lalux.Assure.Client/Client/Configuration.cs, Assure-Client/VERSION/csharp",
        "php/composer.json, \"version\": \"VERSION\"",
        "php/src/Configuration.php, Assure-Client/VERSION/php",
        "python/pyproject.toml, version = \"VERSION\"",
        "python/assure_client/api_client.py, Assure-Client/VERSION/python",
        "go/configuration.go, Assure-Client/VERSION/go"
    })
    void each_client_is_of_the_contracts_version(String file, String text) throws IOException {
        Matcher version = Pattern.compile("(?m)^  version: (.+)$")
                .matcher(Files.readString(Path.of("..", "openapi", "assure.yaml")));
        assertThat(version.find()).isTrue();
        assertThat(Path.of("target", "clients").resolve(file))
                .content()
                .contains(text.replace("VERSION", version.group(1)));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_of_the_generator_is_left_over(Language language) throws IOException {
        try (Stream<Path> files = Files.walk(language.project())) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> {
                assertThat(file.getFileName()).asString().isNotIn(FOREIGN_FILES);
                assertThat(text(file)).doesNotContainPattern(LEFTOVER);
            });
        }
    }

    /** What the generator writes for Python does not pass a type checker. */
    @Test
    void python_does_not_say_that_it_is_typed() throws IOException {
        try (Stream<Path> files = Files.walk(Language.PYTHON.project())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("api_client.py")
                    .doesNotContain("py.typed");
        }
    }

    /** What garages run. */
    @Test
    void csharp_is_for_the_net_framework_too() {
        assertThat(text(Language.CSHARP.project().resolve("src/Lalux.Assure.Client/Lalux.Assure.Client.csproj")))
                .contains("<TargetFramework>netstandard2.0</TargetFramework>")
                .doesNotContain("<Reference ");
    }

    /** A number pressed into a language's float is what this contract's strings are there to avoid. */
    @Test
    void no_model_of_go_has_a_float() throws IOException {
        try (Stream<Path> models = Files.list(Language.GO.project())) {
            assertThat(models.filter(file -> file.getFileName().toString().startsWith("model_")))
                    .isNotEmpty()
                    .allSatisfy(model -> assertThat(text(model)).doesNotContain("float32", "float64"));
        }
    }

    @Test
    void go_needs_its_standard_library_only() {
        assertThat(text(Language.GO.project().resolve("go.mod"))).doesNotContain("golang.org/x", "github.com");
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
