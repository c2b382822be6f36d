package lu.lalux.assure.openapi;

import static lu.lalux.assure.openapi.Given.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.Operation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What travels in a request line can be read by any server (D32; RFC 6749 appendix A, RFC 9112 section 3). */
class RequestLineTest {

    /** RFC 9112 section 3: what a server should read at least. */
    private static final int READABLE = 8000;

    /** A character of ASCII, encoded (RFC 3986 section 2.1). */
    private static final int ENCODED = 3;

    @TestFactory
    Stream<DynamicTest> theLongestRequestIsReadable() {
        return CONTRACT.operations().stream()
                .filter(operation -> !operation.parameters().isEmpty())
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    int line = (operation.method() + " " + operation.path() + " HTTP/1.1").length();
                    for (Field parameter : parameters(operation)) {
                        line += 2 + parameter.name().length() + ENCODED * longest(parameter);
                    }
                    assertThat(line).isBetween(1000, READABLE);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aTextIsOfAsciiOnly() {
        return CONTRACT.operations().stream()
                .flatMap(operation -> parameters(operation).stream()
                        .filter(parameter -> parameter.values().isEmpty())
                        .map(parameter -> DynamicTest.dynamicTest(operation + " " + parameter.name(), () -> {
                            // A URI is of ASCII anyway (RFC 3986 section 2).
                            if (!parameter.format().equals("uri")) {
                                assertThat(Stream.of("é", "\u0007", "\u007f", "😀", "a\n")
                                                .filter(parameter::fits))
                                        .isEmpty();
                            }
                        })));
    }

    @Test
    void stateIsAnyPrintableText() {
        Field state = parameter("state");
        StringBuilder all = new StringBuilder();
        for (char each = ' '; each <= '~'; each++) {
            all.append(each);
        }
        assertThat(state.fits(all.toString())).isTrue();
        assertThat(state.fits("")).isTrue();
    }

    @Test
    void scopesAreSeparatedByOneSpace() {
        Field scope = parameter("scope");
        assertThat(List.of("/expert", "/expert /expert/upload", "!", "a #[]~ b"))
                .allMatch(scope::fits);
        assertThat(List.of("", " ", " /expert", "/expert ", "/expert  /expert/upload", "a\tb", "a\"b", "a\\b"))
                .noneMatch(scope::fits);
    }

    /** Said twice, since a form's member that is a reference is more than some generators can take. */
    @Test
    void scopeIsTheSameAtBothEndpoints() {
        JsonNode form =
                CONTRACT.fields("DemandeJeton").named("scope").orElseThrow().property();
        JsonNode query = CONTRACT.at("/components/parameters/Portee/schema");
        for (String constraint : Set.of("type", "maxLength", "pattern")) {
            assertThat(form.path(constraint)).as(constraint).isEqualTo(query.required(constraint));
        }
    }

    private static Field parameter(String name) {
        return CONTRACT.operation("GET", "/authen")
                .orElseThrow()
                .parameter(name)
                .orElseThrow();
    }

    private static List<Field> parameters(Operation operation) {
        return operation.parameters().stream()
                .map(node -> operation.parameter(node.path("name").asString()).orElseThrow())
                .toList();
    }

    private static int longest(Field parameter) {
        return parameter
                .maxLength()
                .orElseGet(() -> parameter.values().stream()
                        .mapToInt(String::length)
                        .max()
                        .orElseThrow());
    }
}
