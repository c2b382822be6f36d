/**
 * Problems (RFC 9457) of the contract's catalogue, in French and English, from any layer: a controller throws a
 * {@link lu.lalux.assure.stub.problem.ProblemException}, a servlet filter calls
 * {@link lu.lalux.assure.stub.problem.ProblemWriter}.
 */
@NullMarked
package lu.lalux.assure.stub.problem;

import org.jspecify.annotations.NullMarked;
