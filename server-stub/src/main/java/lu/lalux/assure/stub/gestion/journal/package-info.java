/** The journal of requests, as the management interface shows it: the tag {@code journal}. */
@NullMarked
package lu.lalux.assure.stub.gestion.journal;

import org.jspecify.annotations.NullMarked;
