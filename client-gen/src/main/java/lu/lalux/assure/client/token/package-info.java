/**
 * Where access tokens come from and how long they are kept; for this library alone, and not part of what it promises.
 */
@NullMarked
package lu.lalux.assure.client.token;

import org.jspecify.annotations.NullMarked;
