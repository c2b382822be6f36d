/**
 * How fast the sandbox is, next to what else could be used. Knows it by HTTP, its database and its command line; its
 * classes, by their names, only where it is to take turns with itself.
 */
@NullMarked
package lu.lalux.assure.benchmark;

import org.jspecify.annotations.NullMarked;
