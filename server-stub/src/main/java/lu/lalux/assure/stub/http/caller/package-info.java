/** Whom a request comes from: its network address, behind trusted proxies too. */
@NullMarked
package lu.lalux.assure.stub.http.caller;

import org.jspecify.annotations.NullMarked;
