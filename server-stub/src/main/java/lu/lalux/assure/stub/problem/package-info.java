/**
 * Problems (RFC 9457) of the contract's catalogue and their faults, as values: whoever finds one throws it as a
 * {@link lu.lalux.assure.stub.problem.ProblemException}, from any layer.
 */
@NullMarked
package lu.lalux.assure.stub.problem;

import org.jspecify.annotations.NullMarked;
