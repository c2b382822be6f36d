/**
 * The model server as somebody would build it who read the document otherwise than the contract settles it. It shares
 * nothing with what the suite writes for such servers: what the one gets wrong, the other must not excuse.
 */
package lu.lalux.assure.conformance.selfcheck.model.otherwise;
