/** The way to the server and back; for this library alone, and not part of what it promises. */
@NullMarked
package lu.lalux.assure.client.http;

import org.jspecify.annotations.NullMarked;
