package lu.lalux.assure.conformance.suite.result;

import lu.lalux.assure.conformance.register.Text;

/**
 * Something that would be better otherwise, and fails nobody.
 *
 * @param id of the test that saw it
 * @param text what it is
 */
public record Advice(String id, Text text) {}
