/** What says of an uploaded file whether it is infected: the built-in scanner, or ClamAV's server, clamd. */
@NullMarked
package lu.lalux.assure.stub.document.scan;

import org.jspecify.annotations.NullMarked;
