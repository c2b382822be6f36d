/** The servers that are measured, each in a process of its own. */
@NullMarked
package lu.lalux.assure.benchmark.server;

import org.jspecify.annotations.NullMarked;
