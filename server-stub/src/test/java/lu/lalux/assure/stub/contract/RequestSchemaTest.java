package lu.lalux.assure.stub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.api.model.DemandeExpert;
import lu.lalux.assure.api.model.DemandeReparateur;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.ManagementContract;
import lu.lalux.assure.stub.exchange.CurrentAccount;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.tolerance.Strictness;
import lu.lalux.assure.stub.tolerance.ToleranceSettings;
import lu.lalux.assure.stub.tolerance.ToleratedForm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class RequestSchemaTest {

    private static final Contract CONTRACT = Contract.bundled();
    private static final RequestSchemas LENIENT =
            new RequestSchemas(CONTRACT, ManagementContract.bundled(), strictness(false), RequestSchemaTest::accepted);
    private static final RequestSchemas STRICT =
            new RequestSchemas(CONTRACT, ManagementContract.bundled(), strictness(true), RequestSchemaTest::accepted);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Of the last body that was accepted on this thread. */
    private static final ThreadLocal<Set<ToleratedForm>> TOLERATED = new ThreadLocal<>();

    @Test
    @DisplayName("the contract's own examples are valid, and unchanged by being read")
    void examples() throws IOException {
        for (String path : List.of("/reparateur", "/expert")) {
            Class<?> model = path.equals("/expert") ? DemandeExpert.class : DemandeReparateur.class;
            JsonNode examples = CONTRACT.at(
                    "/paths/~1" + path.substring(1) + "/put/requestBody/content/application~1json/examples");
            assertThat(examples).hasSizeGreaterThan(2);
            for (JsonNode example : examples) {
                byte[] body = JSON.writeValueAsBytes(example.get("value"));
                assertThat(STRICT.of(model).read(new ByteArrayInputStream(body)).toString())
                        .isEqualTo(example.get("value").toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "a\\udc00", "\\udc00\\ud800", "\\ud800\\ud800\\udc00", "\\ud800 "})
    @DisplayName("half a character, which could not be kept as it was sent, is refused, and where it is is told")
    void halfACharacter(String text) {
        Problem problem = problem(STRICT, "{\n\"referenceFacture\": \"" + text + "\"}");
        assertThat(problem.type()).isEqualTo(ProblemType.JSON_ILLISIBLE);
        assertThat(problem.detail().key()).isEqualTo("contract.json.half-a-character");
        assertThat(problem.detail().arguments()).containsExactly("2", "21");
    }

    @Test
    @DisplayName("a whole one is not, nor one that is cut in two where a long text is")
    void wholeCharacters() {
        for (String text : List.of("\\ud83d\\ude00", "😀", "a".repeat(BoundedText.ENOUGH_TO_QUOTE - 1) + "😀")) {
            assertThat(problem(STRICT, "{\"referenceFacture\": \"" + text + "\"}")
                            .type())
                    .isEqualTo(ProblemType.CHAMPS_INVALIDES);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            numeroSinistre              | null             | champ-obligatoire
            nbrJourVehiculeRemplacement | null             | type-invalide
            numeroSinistre              | 12               | type-invalide
            numeroSinistre              | {"a": [1]}       | type-invalide
            numeroSinistre              | []               | type-invalide
            numeroSinistre              | ""               | valeur-vide
            factureHT                   | ""               | valeur-vide
            dateFacture                 | ""               | valeur-vide
            type                        | ""               | valeur-vide
            refPDFFacture               | ""               | valeur-vide
            factureHT                   | "12345678901234567890" | valeur-trop-longue
            factureHT                   | true             | type-invalide
            factureHT                   | -1               | montant-invalide
            factureHT                   | 1E999999999      | type-invalide
            dateFacture                 | 20170617         | type-invalide
            type                        | "X"              | valeur-hors-liste
            type                        | "f"              | valeur-hors-liste
            type                        | true             | type-invalide
            typeFacture                 | "VH"             | valeur-hors-liste
            nbrJourVehiculeRemplacement | -1               | valeur-hors-bornes
            nbrJourVehiculeRemplacement | 10000            | valeur-hors-bornes
            nbrJourVehiculeRemplacement | 99999999999999999999 | valeur-hors-bornes
            nbrJourVehiculeRemplacement | 1e18             | valeur-hors-bornes
            nbrJourVehiculeRemplacement | 1e20             | valeur-hors-bornes
            nbrJourVehiculeRemplacement | -1e255           | valeur-hors-bornes
            nbrJourVehiculeRemplacement | 1E400            | valeur-hors-bornes
            nbrJourVehiculeRemplacement | 1E2147483647     | valeur-hors-bornes
            nbrJourVehiculeRemplacement | 1E99999999999    | valeur-hors-bornes
            nbrJourVehiculeRemplacement | 1E-99999999999   | valeur-hors-bornes
            idPrestataire               | 1E99999999999    | type-invalide
            nbrJourVehiculeRemplacement | 2.5              | type-invalide
            nbrJourVehiculeRemplacement | "deux"           | type-invalide
            refPDFFacture               | "x.pdf"          | cle-invalide
            refPDFFacture               | "ca99a62c-ba91-4d5f-8c1e-35d82c54cd68" | cle-invalide
            inconnu                     | 1                | champ-inconnu
            """)
    void oneFault(String field, String value, String code) {
        ObjectNode body = valid();
        body.set(field, JSON.readTree(value));
        // JsonMapper reads 1E999999999 as infinity; the text is what counts here.
        String text = value.startsWith("1E")
                ? body.toString().replaceAll("\"" + field + "\":[^,]+", "\"" + field + "\":" + value)
                : body.toString();
        Problem problem = problem(LENIENT, text);
        assertThat(problem.type()).isEqualTo(ProblemType.CHAMPS_INVALIDES);
        assertThat(problem.faults())
                .extracting(fault -> fault.pointer() + ' ' + fault.code().code())
                .containsExactly('/' + field + ' ' + code);
    }

    @ParameterizedTest
    @CsvSource({"dates, dateFacture, date-invalide", "amounts, factureHT, montant-invalide"})
    @DisplayName("what is nearly a date or an amount has its code, what is one is read as it was sent")
    void nearMisses(String kind, String field, String code) throws IOException {
        JsonNode values = nearMisses().get(kind);
        for (JsonNode near : values.get("refused")) {
            String value = near.get("value").stringValue();
            assertThat(problem(LENIENT, valid().put(field, value).toString()).faults())
                    .as(value)
                    .extracting(fault -> fault.pointer() + ' ' + fault.code().code())
                    .containsExactly('/' + field + ' ' + (value.isEmpty() ? "valeur-vide" : code));
        }
        for (JsonNode near : values.get("accepted")) {
            String value = near.get("value").stringValue();
            assertThat(read(LENIENT, valid().put(field, value).toString())
                            .get(field)
                            .stringValue())
                    .isEqualTo(value);
        }
    }

    private static JsonNode nearMisses() throws IOException {
        try (InputStream resource = Contract.class.getResourceAsStream("/lu/lalux/assure/openapi/near-misses.yaml")) {
            return new YAMLMapper().readTree(resource);
        }
    }

    @Test
    @DisplayName("D17: a text of the greatest length is accepted, one more is not; characters count, not UTF-16 units")
    void length() throws IOException {
        ObjectNode body = valid();
        body.put("numeroSinistre", "🚗".repeat(64));
        assertThat(read(LENIENT, body.toString()).get("numeroSinistre").stringValue())
                .hasSize(128);
        body.put("numeroSinistre", "🚗".repeat(65));
        assertThat(codes(LENIENT, body.toString())).containsExactly("/numeroSinistre valeur-trop-longue");
        body.put("numeroSinistre", "x".repeat(50_000));
        assertThat(codes(LENIENT, body.toString())).containsExactly("/numeroSinistre valeur-trop-longue");
    }

    @Test
    @DisplayName("D16: everything that is wrong is in one answer, in the schema's order, what is unknown last")
    void allAtOnce() {
        assertThat(codes(LENIENT, """
                        {"zzz": 1, "factureTTC": "x", "idPrestataire": "", "dateFacture": "hier", "type": "F", "type": "N",
                         "typeFacture": "REP", "factureHT": "1", "factureTVA": "0", "nbrJourVehiculeRemplacement": 2,
                         "numeroSinistre": 5, "immatriculationVehicule": "A", "numeroChassisVehicule": "B"}"""))
                .containsExactly(
                        "/idPrestataire valeur-vide",
                        "/referenceFacture champ-obligatoire",
                        "/dateFacture date-invalide",
                        "/numeroSinistre type-invalide",
                        "/referenceInterneLalux champ-obligatoire",
                        "/type champ-en-double",
                        "/factureTTC montant-invalide",
                        "/nbrJourVehiculeRemplacement jours-seulement-si-vhr",
                        "/refPDFFacture champ-obligatoire",
                        "/zzz champ-inconnu");
    }

    @Test
    @DisplayName("jours-seulement-si-vhr: days go with VHR only")
    void days() throws IOException {
        ObjectNode body = valid();
        body.put("typeFacture", "VHR").put("nbrJourVehiculeRemplacement", 3);
        assertThat(read(STRICT, body.toString())
                        .get("nbrJourVehiculeRemplacement")
                        .intValue())
                .isEqualTo(3);
        body.put("typeFacture", "REP");
        assertThat(codes(STRICT, body.toString()))
                .containsExactly("/nbrJourVehiculeRemplacement jours-seulement-si-vhr");
    }

    @Test
    @DisplayName("D16: a pointer is escaped (RFC 6901)")
    void escaped() {
        ObjectNode body = valid();
        body.put("a/b~c", 1);
        assertThat(codes(LENIENT, body.toString())).containsExactly("/a~1b~0c champ-inconnu");
    }

    @ParameterizedTest
    @CsvSource({
        "facture_ht, factureHT",
        "FACTUREHT, factureHT",
        "numeroSinitre, numeroSinistre",
        "montantHTFacture, factureHT",
        "referenceInternelAlux, referenceInterneLalux",
        "refPDFacture, refPDFFacture",
        "couleur, "
    })
    @DisplayName("D21: an unknown field is refused, and the name that was probably meant is told")
    void didYouMean(String unknown, String meant) {
        ObjectNode body = valid();
        body.put(unknown, "1");
        Problem problem = problem(STRICT, body.toString());
        assertThat(problem.faults()).hasSize(1);
        if (meant == null) {
            assertThat(problem.faults().get(0).detail().key()).isEqualTo("contract.unknown");
        } else {
            assertThat(problem.faults().get(0).detail().arguments()).containsExactly(unknown, meant);
        }
    }

    @Test
    @DisplayName(
            "D3, D5, T2, T3: the document's printed request is read as the contract's; in strict mode it is refused")
    void tolerated() throws IOException {
        String printed = """
                {"idPrestataire": "XT1234", "referenceFacture": "123456789", "dateFacture": "2017-06-17",
                 "numeroSinistre": "1456789", "referenceInternelAlux": "123456789", "immatriculationVehicule": "AA0000",
                 "numeroChassisVehicule": "1HGBH41JXMN109186", "type": "F", "typeFacture": "VHR",
                 "montantHTFacture": 1000, "montantTVAFacture": 170.50, "montantTTCFacture": "1170.50",
                 "nbrJourVehiculeRemplacement": "2", "refPDFacture": "ca99a62c-ba91-4d5f-8c1e-35d82c54cd68.pdf"}""";
        ObjectNode read = read(LENIENT, printed);
        assertThat(read.get("factureHT").stringValue()).isEqualTo("1000");
        assertThat(read.get("factureTVA").stringValue()).isEqualTo("170.50");
        assertThat(read.get("factureTTC").stringValue()).isEqualTo("1170.50");
        assertThat(read.get("nbrJourVehiculeRemplacement").intValue()).isEqualTo(2);
        assertThat(read.get("referenceInterneLalux").stringValue()).isEqualTo("123456789");
        assertThat(read.has("refPDFacture")).isFalse();
        assertThat(TOLERATED.get()).containsExactly(ToleratedForm.T2, ToleratedForm.T3);

        assertThat(codes(STRICT, printed))
                .contains(
                        "/referenceInterneLalux champ-obligatoire",
                        "/factureHT champ-obligatoire",
                        "/nbrJourVehiculeRemplacement type-invalide",
                        "/montantHTFacture champ-inconnu")
                .hasSize(11);
    }

    @Test
    @DisplayName("D4, D7, T3: a quoted boolean; in strict mode, and in another spelling, it is refused")
    void quotedBoolean() throws IOException {
        JsonNode example = CONTRACT.at(
                "/paths/~1expert/put/requestBody/content/application~1json/examples/exempleDuDocument/value");
        ObjectNode body = (ObjectNode) example.deepCopy();
        body.remove("abandonVehicule");
        body.put("AbandonVehicule", "false");
        byte[] bytes = JSON.writeValueAsBytes(body);
        assertThat(LENIENT.of(DemandeExpert.class)
                        .read(new ByteArrayInputStream(bytes))
                        .get("abandonVehicule")
                        .isBoolean())
                .isTrue();
        body.put("AbandonVehicule", "non");
        ProblemException thrown = catchThrowableOfType(
                ProblemException.class,
                () -> LENIENT.of(DemandeExpert.class).read(new ByteArrayInputStream(JSON.writeValueAsBytes(body))));
        assertThat(thrown.problem().faults())
                .extracting(fault -> fault.pointer() + ' ' + fault.code().code())
                .containsExactly("/abandonVehicule type-invalide");
    }

    @Test
    @DisplayName("D36: each tolerated form that was undone is told, when the body was accepted")
    void told() throws IOException {
        TOLERATED.remove();
        assertThat(codes(LENIENT, valid().put("factureHT", 1000).put("zzz", 1).toString()))
                .containsExactly("/zzz champ-inconnu");
        assertThat(TOLERATED.get()).isNull();
        read(LENIENT, valid().toString());
        assertThat(TOLERATED.get()).isEmpty();
        read(LENIENT, valid().put("factureHT", 1000).toString());
        assertThat(TOLERATED.get()).containsExactly(ToleratedForm.T3);
        ObjectNode named = valid();
        named.set("montantHTFacture", named.remove("factureHT"));
        read(LENIENT, named.toString());
        assertThat(TOLERATED.get()).containsExactly(ToleratedForm.T2);
    }

    private static Strictness strictness(boolean strict) {
        return new Strictness(new ToleranceSettings(strict), Optional.empty(), new CurrentAccount());
    }

    private static void accepted(Set<ToleratedForm> forms) {
        TOLERATED.set(forms.isEmpty() ? Set.of() : EnumSet.copyOf(forms));
    }

    @Test
    @DisplayName("the real and the tolerated name together are one field given twice")
    void bothNames() {
        ObjectNode body = valid();
        body.put("montantHTFacture", "1");
        assertThat(codes(LENIENT, body.toString())).containsExactly("/factureHT champ-en-double");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"texte\"", "12", "1e99999999999", "null", "true", "[{\"a\": 1}]"})
    void notAnObject(String body) {
        assertThat(codes(LENIENT, body)).containsExactly(" type-invalide");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "{\"a\": }",
                "{\"a\": 1,}",
                "{a: 1}",
                "{'a': 1}",
                "{} {}",
                "{}x",
                "{\"a\": 01}",
                "{\"a\": NaN}",
                "{\"a\": \"\u0001\"}",
                "{\"a\": \"\\x\"}",
                "<a/>",
                "// c\n{}",
                "{\"a\": tru}",
                "{\"a\": \"b"
            })
    void notJson(String body) {
        assertThat(problem(LENIENT, body).type()).isEqualTo(ProblemType.JSON_ILLISIBLE);
    }

    @Test
    @DisplayName("nesting is bounded")
    void depth() {
        String deep = "{\"a\": " + "[".repeat(31) + "]".repeat(31) + "}";
        assertThat(problem(LENIENT, deep).type()).isEqualTo(ProblemType.CHAMPS_INVALIDES);
        String deeper = "{\"a\": " + "[".repeat(32) + "]".repeat(32) + "}";
        assertThat(problem(LENIENT, deeper).type()).isEqualTo(ProblemType.JSON_ILLISIBLE);
    }

    @Test
    @DisplayName("a byte order mark of UTF-8 is passed over; other encodings are refused")
    void encodings() throws IOException {
        String body = valid().toString();
        assertThat(read(LENIENT, "\uFEFF" + body).get("type").stringValue()).isEqualTo("F");
        for (String name : List.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE")) {
            assertThat(problem(LENIENT, body.getBytes(Charset.forName(name))).type())
                    .as(name)
                    .isEqualTo(ProblemType.JSON_ILLISIBLE);
        }
        byte[] latin = body.replace("XT1234", "é").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(problem(LENIENT, latin).type()).isEqualTo(ProblemType.JSON_ILLISIBLE);
    }

    @Test
    @DisplayName("where the JSON is wrong is said by line and column")
    void position() {
        Problem problem = problem(LENIENT, "{\n  \"a\": }");
        assertThat(problem.detail().arguments()).containsExactly("2", "8", "}");
    }

    private static ObjectNode valid() {
        return (ObjectNode) CONTRACT.at(
                        "/paths/~1reparateur/put/requestBody/content/application~1json/examples/exempleDuDocument/value")
                .deepCopy();
    }

    private static ObjectNode read(RequestSchemas schemas, String body) throws IOException {
        return schemas.of(DemandeReparateur.class)
                .read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Problem problem(RequestSchemas schemas, String body) {
        return problem(schemas, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem problem(RequestSchemas schemas, byte[] body) {
        ProblemException thrown = catchThrowableOfType(
                ProblemException.class,
                () -> schemas.of(DemandeReparateur.class).read(new ByteArrayInputStream(body)));
        assertThat(thrown).as("refused").isNotNull();
        return thrown.problem();
    }

    private static List<String> codes(RequestSchemas schemas, String body) {
        return problem(schemas, body).faults().stream()
                .map(fault -> fault.pointer() + ' ' + fault.code().code())
                .toList();
    }
}
