/**
 * Servers of a few lines to compare with: what the machine and the framework can do when nothing is checked or kept; and the
 * sandbox that takes turns with itself.
 */
@NullMarked
package lu.lalux.assure.benchmark.peer;

import org.jspecify.annotations.NullMarked;
