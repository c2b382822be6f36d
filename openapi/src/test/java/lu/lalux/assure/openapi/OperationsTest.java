package lu.lalux.assure.openapi;

import static lu.lalux.assure.openapi.Given.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Operation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every operation owes its callers. Who may call it, and that it lists the refusals of every operation, is among the
 * rules (rules/security.mjs, rules/statuses.mjs).
 */
class OperationsTest {

    private static final Map<String, String> EXPECTED = Map.of(
            "POST /token", "obtenirJeton",
            "GET /authen", "afficherConnexion",
            "POST /authen", "autoriser",
            "PUT /reparateur/upload", "deposerDocumentReparateur",
            "PUT /reparateur", "demanderReglementReparateur",
            "PUT /expert/upload", "deposerDocumentExpert",
            "PUT /expert", "demanderReglementExpert");

    @Test
    void areThese() {
        assertThat(CONTRACT.operations())
                .hasSize(EXPECTED.size())
                .allSatisfy(operation -> assertThat(EXPECTED).containsEntry(operation.toString(), operation.id()));
    }

    @Test
    void eachFunctionsPathIsAScope() {
        assertThat(CONTRACT.at("/components/securitySchemes/oauth2ClientCredentials")
                        .at("/flows/clientCredentials/scopes")
                        .propertyNames())
                .containsExactlyInAnyOrderElementsOf(CONTRACT.operations().stream()
                        .filter(operation -> operation.method().equals("PUT"))
                        .map(Operation::path)
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> aRequestForPaymentMayBeRefusedByItsRules() {
        return each(operation -> {
            if (Set.of("reparateur", "expert").contains(tag(operation))) {
                assertThat(operation.responses().keySet()).contains("409", "422");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aRefusalTellsHowToGoOn() {
        return each(operation -> operation.responses().forEach((status, response) -> {
            Set<String> headers = Set.copyOf(response.path("headers").propertyNames());
            if (Set.of("429", "503").contains(status)) {
                assertThat(headers).contains("Retry-After");
            }
            if (status.equals("401")
                    || status.equals("403") && operation.method().equals("PUT")) {
                assertThat(headers).contains("WWW-Authenticate");
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> aRequestForPaymentIsAcceptedWithoutContent() {
        return each(operation -> {
            if (Set.of("reparateur", "expert").contains(tag(operation))) {
                assertThat(operation.responses().keySet().stream().filter(status -> status.startsWith("2")))
                        .containsExactly("202");
                assertThat(operation.responses().get("202").has("content")).isFalse();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> hasOneTagOfTheContract() {
        List<String> tags = CONTRACT.tree()
                .path("tags")
                .valueStream()
                .map(tag -> tag.path("name").stringValue())
                .toList();
        return each(operation -> {
            assertThat(operation.node().path("tags").size()).isEqualTo(1);
            assertThat(tags).contains(tag(operation));
        });
    }

    private static String tag(Operation operation) {
        return operation.node().path("tags").path(0).stringValue("");
    }

    private static Stream<DynamicTest> each(Consumer<Operation> test) {
        return CONTRACT.operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> test.accept(operation)));
    }
}
