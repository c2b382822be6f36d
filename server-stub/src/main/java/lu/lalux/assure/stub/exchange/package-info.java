/**
 * Who sends the request that is being answered, and what a feature says of it for whoever tells of requests when they
 * have ended.
 */
@NullMarked
package lu.lalux.assure.stub.exchange;

import org.jspecify.annotations.NullMarked;
