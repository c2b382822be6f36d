package lu.lalux.assure.conformance.suite.derived;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A case that the contract itself gives: a valid request with one thing changed.
 *
 * @param id stable: domain, field, what is changed
 * @param requirement of the register
 * @param field whose constraint it is
 * @param change what is changed in the valid request's fields
 * @param twice whether the field is then written twice, which fields in a map cannot say
 * @param accepted whether the changed request is still valid
 * @param pointers where the faults are, by the contract; empty when it is accepted
 */
public record DerivedCase(
        String id,
        String requirement,
        String field,
        UnaryOperator<Map<String, Object>> change,
        boolean twice,
        boolean accepted,
        List<String> pointers) {

    /**
     * @param valid fields of a right request
     * @return the request's body
     */
    public String json(Map<String, Object> valid) {
        Map<String, Object> changed = change.apply(valid);
        String json = JsonMapper.shared().writeValueAsString(changed);
        if (!twice) {
            return json;
        }
        String again = JsonMapper.shared().writeValueAsString(Map.of(field, changed.get(field)));
        return json.substring(0, json.length() - 1) + "," + again.substring(1);
    }
}
