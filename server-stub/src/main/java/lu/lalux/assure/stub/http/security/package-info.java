/**
 * What Spring Security does for every request, whoever sends it: its firewall's refusals, and the headers that protect
 * an answer.
 */
@NullMarked
package lu.lalux.assure.stub.http.security;

import org.jspecify.annotations.NullMarked;
