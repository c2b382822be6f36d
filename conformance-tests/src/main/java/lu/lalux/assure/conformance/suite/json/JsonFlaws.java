package lu.lalux.assure.conformance.suite.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Operation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is no JSON, by the requirement that it be refused: {@code flaws.yaml}, which says how it is written. */
public final class JsonFlaws {

    private static final String RESOURCE = "/lu/lalux/assure/conformance/suite/json/flaws.yaml";

    private static final JsonFlaws ALL = new JsonFlaws(read());

    private final Map<String, Map<JsonParts.Part, List<String>>> byRequirement;

    private JsonFlaws(Map<String, Map<JsonParts.Part, List<String>>> byRequirement) {
        this.byRequirement = byRequirement;
    }

    /** {@return all that there are} */
    public static JsonFlaws all() {
        return ALL;
    }

    /** {@return the requirements that ask for their refusal} */
    public Set<String> requirements() {
        return byRequirement.keySet();
    }

    /**
     * @param requirement one of them
     * @param operation whose request it is
     * @param request right
     * @return it, with one flaw each time
     */
    public Stream<String> in(String requirement, Operation operation, Map<String, Object> request) {
        JsonParts parts = new JsonParts(operation, request);
        return byRequirement.get(requirement).entrySet().stream()
                .flatMap(part ->
                        part.getValue().stream().flatMap(written -> parts.with(part.getKey(), written).stream()));
    }

    private static Map<String, Map<JsonParts.Part, List<String>>> read() {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
        try (InputStream resource = JsonFlaws.class.getResourceAsStream(RESOURCE)) {
            return yaml.readValue(
                    resource, new TypeReference<LinkedHashMap<String, Map<JsonParts.Part, List<String>>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
