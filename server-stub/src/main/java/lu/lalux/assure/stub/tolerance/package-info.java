/**
 * Whether tolerated forms are accepted, and who is told when one was: its sender, the log, the metrics, the sandbox's
 * state.
 */
@NullMarked
package lu.lalux.assure.stub.tolerance;

import org.jspecify.annotations.NullMarked;
