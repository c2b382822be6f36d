package lu.lalux.assure.conformance.suite.derived;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class CaseDeriverTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Contract CONTRACT = Contract.load();

    record Derived(DerivedCase derived, Operation operation, String schema) {
        @Override
        public String toString() {
            return derived.id();
        }
    }

    static Stream<Derived> everyCase() {
        return Stream.of(
                        Map.entry("/reparateur", "DemandeReparateur"),
                        Map.entry("/expert", "DemandeExpert"),
                        Map.entry("/reparateur/upload", "DepotDocument"))
                .flatMap(entry -> {
                    Operation operation = CONTRACT.operation("PUT", entry.getKey());
                    return CaseDeriver.derive(CONTRACT, operation, "essai").stream()
                            .map(derived -> new Derived(derived, operation, "/components/schemas/" + entry.getValue()));
                });
    }

    /** The suite is never stricter, nor laxer, than its own contract. */
    @ParameterizedTest
    @MethodSource("everyCase")
    void the_contract_itself_says_whether_a_case_is_accepted(Derived given) {
        Map<String, Object> changed =
                given.derived().change().apply(given.operation().fullestExample());
        List<String> errors = CONTRACT.schemas().validate(given.schema(), JSON.writeValueAsString(changed));
        boolean base64 = given.derived().requirement().startsWith("champ.base64");
        // format: byte is not asserted by the validator, and a member given twice is no matter of schemas.
        if (!base64 && !given.derived().twice()) {
            assertThat(errors.isEmpty())
                    .as("%s", errors)
                    .isEqualTo(given.derived().accepted());
        }
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void every_case_changes_the_request_or_is_the_request_itself(Derived given) {
        Map<String, Object> valid = given.operation().fullestExample();
        Map<String, Object> changed = given.derived().change().apply(new LinkedHashMap<>(valid));
        if (given.derived().twice()) {
            String member = "\"" + given.derived().field() + "\":";
            assertThat(given.derived().json(valid).split(member, -1)).hasSize(3);
        } else if (!given.derived().accepted()) {
            assertThat(changed).isNotEqualTo(valid);
        }
    }

    @Test
    void ids_do_not_move() {
        assertThat(CaseDeriver.derive(CONTRACT, CONTRACT.operation("PUT", "/reparateur"), "reparateur"))
                .extracting(DerivedCase::id)
                .filteredOn(id -> id.startsWith("reparateur.factureHT."))
                .containsExactly(
                        "reparateur.factureHT.manquant",
                        "reparateur.factureHT.nul",
                        "reparateur.factureHT.autre-casse",
                        "reparateur.factureHT.mots-separes",
                        "reparateur.factureHT.double",
                        "reparateur.factureHT.type-objet",
                        "reparateur.factureHT.type-liste",
                        "reparateur.factureHT.type-liste-d-un",
                        "reparateur.factureHT.type-booleen",
                        "reparateur.factureHT.montant-vide",
                        "reparateur.factureHT.montant-texte",
                        "reparateur.factureHT.montant-trois-decimales",
                        "reparateur.factureHT.montant-virgule",
                        "reparateur.factureHT.montant-negatif",
                        "reparateur.factureHT.montant-signe-plus",
                        "reparateur.factureHT.montant-exposant",
                        "reparateur.factureHT.montant-espace",
                        "reparateur.factureHT.montant-espace-final",
                        "reparateur.factureHT.montant-saut-de-ligne",
                        "reparateur.factureHT.montant-chiffres-larges",
                        "reparateur.factureHT.montant-point-final",
                        "reparateur.factureHT.montant-sans-unite",
                        "reparateur.factureHT.montant-devise",
                        "reparateur.factureHT.montant-13-chiffres",
                        "reparateur.factureHT.montant-suffixe-l",
                        "reparateur.factureHT.montant-suffixe-m",
                        "reparateur.factureHT.montant-octal",
                        "reparateur.factureHT.montant-virgule-milliers",
                        "reparateur.factureHT.montant-espace-insecable",
                        "reparateur.factureHT.montant-moins-zero",
                        "reparateur.factureHT.montant-exposant-majuscule",
                        "reparateur.factureHT.montant-infini",
                        "reparateur.factureHT.montant-espace-initial",
                        "reparateur.factureHT.montant-u0000",
                        "reparateur.factureHT.montant-signe-moins-u2212",
                        "reparateur.factureHT.montant-dollar",
                        "reparateur.factureHT.montant-deux-points",
                        "reparateur.factureHT.montant-tiret-seul",
                        "reparateur.factureHT.montant-fraction",
                        "reparateur.factureHT.montant-decimale-arabe",
                        "reparateur.factureHT.montant-entier",
                        "reparateur.factureHT.montant-deux-decimales",
                        "reparateur.factureHT.montant-une-decimale",
                        "reparateur.factureHT.montant-zero",
                        "reparateur.factureHT.montant-zeros-initiaux",
                        "reparateur.factureHT.montant-maximal",
                        "reparateur.factureHT.montant-sous-unite",
                        "reparateur.factureHT.montant-12-chiffres-zeros",
                        "reparateur.factureHT.nombre-13-chiffres");
    }

    @ParameterizedTest
    @CsvSource({"/reparateur", "/expert"})
    void what_is_sent_once_is_sent_in_one_field_of_each_request(String path) {
        List<String> ids = CaseDeriver.derive(CONTRACT, CONTRACT.operation("PUT", path), "essai").stream()
                .map(DerivedCase::id)
                .toList();
        NearMisses nearMisses = NearMisses.load();
        assertThat(Stream.of(nearMisses.dates(), nearMisses.amounts())
                        .flatMap(values -> Stream.concat(values.refused().stream(), values.accepted().stream()))
                        .filter(NearMisses.NearMiss::once))
                .hasSizeGreaterThan(50)
                .allSatisfy(near -> assertThat(ids)
                        .filteredOn(id -> id.endsWith("." + near.id()))
                        .hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({"/reparateur", "/expert"})
    void no_case_sends_what_a_tolerance_accepts(String path) {
        Operation operation = CONTRACT.operation("PUT", path);
        for (DerivedCase derived : CaseDeriver.derive(CONTRACT, operation, "essai")) {
            Map<String, Object> changed = derived.change().apply(operation.fullestExample());
            for (Field field : operation.fields()) {
                assertThat(changed.keySet())
                        .as(derived.id())
                        .doesNotContainAnyElementsOf(append(field.toleratedNames()));
                Object value = changed.get(field.name());
                switch (field.toleratedType().orElse("")) {
                    case "number" ->
                        assertThat(value instanceof Number
                                        && field.pattern()
                                                .filter(String.valueOf(value)::matches)
                                                .isPresent())
                                .as(derived.id())
                                .isFalse();
                    case "string" ->
                        assertThat(String.valueOf(value instanceof String ? value : "x"))
                                .as(derived.id())
                                .doesNotMatch(field.type().equals("integer") ? "\\d+" : "true|false");
                    default -> assertThat(field.toleratedType()).isEmpty();
                }
            }
        }
    }

    /** AssertJ wants at least one element. */
    private static List<String> append(List<String> names) {
        return Stream.concat(names.stream(), Stream.of("aucun")).toList();
    }

    @Test
    void amounts_that_are_accepted_add_up() {
        Operation operation = CONTRACT.operation("PUT", "/expert");
        List<DerivedCase> accepted = CaseDeriver.derive(CONTRACT, operation, "expert").stream()
                .filter(derived -> derived.requirement().startsWith("champ.montant") && derived.accepted())
                .toList();
        List<String> groups = List.of("honoraires", "prejudice");
        int amounts = (int) operation.fields().stream().filter(Field::isAmount).count();
        int once = (int) NearMisses.load().amounts().accepted().stream()
                .filter(NearMisses.NearMiss::once)
                .count();
        assertThat(accepted).hasSize(6 * amounts + once + 2 * groups.size()).allSatisfy(derived -> {
            Map<String, Object> request = derived.change().apply(operation.fullestExample());
            for (String group : groups) {
                assertThat(amount(request, group + "HT").add(amount(request, group + "TVA")))
                        .isEqualByComparingTo(amount(request, group + "TTC"));
            }
        });
    }

    private static java.math.BigDecimal amount(Map<String, Object> request, String name) {
        return new java.math.BigDecimal(String.valueOf(request.get(name)));
    }
}
