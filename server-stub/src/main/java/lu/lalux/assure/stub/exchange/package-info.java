/** What a feature says of the request that it is busy with, for whoever tells of requests when they have ended. */
@NullMarked
package lu.lalux.assure.stub.exchange;

import org.jspecify.annotations.NullMarked;
