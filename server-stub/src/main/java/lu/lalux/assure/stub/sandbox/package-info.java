/**
 * What a vendor may do to the sandbox, and to nothing else, under {@code /bac-a-sable}: move its clock, have the next
 * calls, uploads and answers go wrong, have tokens withdrawn, and refuse tolerated forms; for their account, or for
 * all. Described by {@code openapi/bac-a-sable.yaml}; no part of the production contract.
 */
@NullMarked
package lu.lalux.assure.stub.sandbox;

import org.jspecify.annotations.NullMarked;
