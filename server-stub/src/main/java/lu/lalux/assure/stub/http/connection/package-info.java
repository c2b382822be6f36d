/**
 * The connection beneath a request: how many one address may have, how long each part may take, that a request begins
 * when its small body is there, and what becomes of a body that nobody reads.
 */
@NullMarked
package lu.lalux.assure.stub.http.connection;

import org.jspecify.annotations.NullMarked;
