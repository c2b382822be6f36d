package lu.lalux.assure.openapi;

import static lu.lalux.assure.openapi.Given.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser behind the generators has nothing to say about the contract, whichever way they ask it. */
class ContractParsesTest {

    @ParameterizedTest(name = "references resolved: {0}")
    @ValueSource(booleans = {false, true})
    void withoutAMessage(boolean resolved) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(resolved);

        SwaggerParseResult result =
                new OpenAPIV3Parser().readContents(new String(CONTRACT.bytes(), StandardCharsets.UTF_8), null, options);

        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getPaths())
                .containsOnlyKeys(
                        "/token", "/authen", "/reparateur/upload", "/reparateur", "/expert/upload", "/expert");
    }

    /** The parser says nothing of a header's reference that leads nowhere. */
    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(Occurrences.texts("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                CONTRACT.tree().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }
}
