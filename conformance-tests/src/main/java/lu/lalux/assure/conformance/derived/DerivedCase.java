package lu.lalux.assure.conformance.derived;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A case that the contract itself gives: a valid request with one thing changed.
 *
 * @param id stable: domain, field, what is changed
 * @param requirement of the register
 * @param field whose constraint it is
 * @param change what is changed in the valid request's fields
 * @param accepted whether the changed request is still valid
 * @param pointers where the faults are, by the contract; empty when it is accepted
 */
public record DerivedCase(
        String id,
        String requirement,
        String field,
        UnaryOperator<Map<String, Object>> change,
        boolean accepted,
        List<String> pointers) {}
