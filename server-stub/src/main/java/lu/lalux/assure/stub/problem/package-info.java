/**
 * Problems (RFC 9457) of the contract's catalogue and their faults, as values: whoever finds one throws it as a
 * {@link lu.lalux.assure.stub.problem.ProblemException}, from any layer.
 *
 * <p>Where a new one is added: {@code x-problemes} of {@code openapi/assure.yaml}, or {@code gestion.yaml} for what
 * only the management interface answers, and {@link lu.lalux.assure.stub.problem.ProblemType}; a code of a fault,
 * {@code x-codes} and {@code FaultCode}. A start compares them.
 */
@NullMarked
package lu.lalux.assure.stub.problem;

import org.jspecify.annotations.NullMarked;
