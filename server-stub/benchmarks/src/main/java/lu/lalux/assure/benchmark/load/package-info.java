/** Requests over kept connections, counted, timed and checked. */
@NullMarked
package lu.lalux.assure.benchmark.load;

import org.jspecify.annotations.NullMarked;
