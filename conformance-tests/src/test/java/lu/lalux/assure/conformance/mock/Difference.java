package lu.lalux.assure.conformance.mock;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A place where Prism and the contract's meaning differ, from {@code prism.yaml}.
 *
 * @param id its name, in openapi/mock/README.md too
 * @param expected how the report's words for what the contract asks begin
 * @param received how those for what Prism does begin
 * @param reason why they differ
 * @param tests which tests of the profile contrat fail by it
 * @param except which of those do not
 */
record Difference(
        String id,
        String expected,
        String received,
        String reason,
        List<TestGlob> tests,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<TestGlob> except) {

    static List<Difference> all() {
        try (InputStream in = Difference.class.getResourceAsStream("prism.yaml")) {
            return new YAMLMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Those of the tests that fail by it; one that two of its globs name is given twice. */
    List<String> claimed(Set<String> ids) {
        return named(ids)
                .filter(id -> except.stream().noneMatch(it -> it.matches(id)))
                .toList();
    }

    /** Its globs that do nothing: no test is named by them, or none is taken back. */
    List<TestGlob> idle(Set<String> ids) {
        List<String> named = named(ids).toList();
        return Stream.concat(
                        tests.stream().filter(it -> ids.stream().noneMatch(it::matches)),
                        except.stream().filter(it -> named.stream().noneMatch(it::matches)))
                .toList();
    }

    private Stream<String> named(Set<String> ids) {
        return tests.stream().flatMap(glob -> ids.stream().filter(glob::matches));
    }
}
