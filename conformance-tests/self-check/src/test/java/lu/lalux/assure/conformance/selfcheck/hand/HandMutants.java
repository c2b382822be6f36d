package lu.lalux.assure.conformance.selfcheck.hand;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.mutants.Mutant;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads the mutants by hand: {@code mutants.yaml}, which says how it is written. A word that is not known is an error.
 */
public final class HandMutants {

    private static final String RESOURCE = "/lu/lalux/assure/conformance/selfcheck/mutants.yaml";
    private static final String PREFIX = "main/";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Contract contract;
    private final Rules rules;
    private final Changes changes;

    /**
     * @param contract that they break
     */
    public HandMutants(Contract contract) {
        this.contract = contract;
        this.rules = Rules.of(contract);
        this.changes = new Changes(new Problems(contract));
    }

    /** {@return all of them, in the file's order} */
    public List<Mutant> all() {
        return sections().stream().flatMap(this::mutants).toList();
    }

    static List<Section> sections() {
        try (InputStream resource = HandMutants.class.getResourceAsStream(RESOURCE)) {
            return YAML.readValue(resource, new TypeReference<List<Section>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Mutant> mutants(Section section) {
        return section.each()
                .names(contract)
                .flatMap(names -> section.mutants().stream().map(row -> mutant(section, row, names)));
    }

    private Mutant mutant(Section section, JsonNode written, Names names) {
        Row row = JSON.readValue(names.in(written.toString()), Row.class);
        ObjectNode when = (ObjectNode) JSON.readTree(names.in(section.when().toString()));
        When.Condition ofSection = When.of(when);
        When.Condition own = When.of(row.when());
        AnswerChange change = changes.of(row.change());
        return new Mutant(
                PREFIX + row.id(),
                row.source(),
                false,
                rules,
                row.slip() == null ? Conduct.RIGHT : Conduct.wrong(row.slip(), row.where()),
                (asked, reply) -> {
                    if (ofSection.test(asked, reply) && own.test(asked, reply)) {
                        change.apply(asked, reply);
                    }
                },
                row.asked(),
                row.judge(),
                row.data(),
                names.tests(row.caughtBy()));
    }
}
