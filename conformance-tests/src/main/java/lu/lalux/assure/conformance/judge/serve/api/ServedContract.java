package lu.lalux.assure.conformance.judge.serve.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Schemas;
import lu.lalux.assure.conformance.model.rules.Rules;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What {@code juge.yaml} says and the table of routes does not: the schema of each body. */
final class ServedContract {

    private static final String RESOURCE = "/lu/lalux/assure/openapi/juge.yaml";

    private final Schemas schemas;
    private final Map<String, String> codes = new HashMap<>();

    ServedContract(Contract contract) {
        try (InputStream resource = ServedContract.class.getResourceAsStream(RESOURCE)) {
            schemas = new Schemas(new YAMLMapper().readTree(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        contract.at("/x-codes")
                .forEach(entry -> entry.path("contrainte")
                        .forEach(keyword ->
                                codes.put(keyword.asString(), entry.path("code").asString())));
    }

    /** {@return what is wrong with a body, in the codes of the contract} */
    List<Rules.Fault> faults(Route route, JsonNode body) {
        String operation =
                "/paths/" + route.path().replace("/", "~1") + "/" + route.verb().toLowerCase(Locale.ROOT);
        return schemas.misfits(operation + "/requestBody/content/application~1json/schema", body).stream()
                .map(misfit ->
                        new Rules.Fault("/" + misfit.field(), codes.getOrDefault(misfit.keyword(), "valeur-invalide")))
                .distinct()
                .toList();
    }
}
