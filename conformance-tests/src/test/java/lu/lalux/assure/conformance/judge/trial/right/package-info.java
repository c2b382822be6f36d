/** Right clients: whatever the contract and the RFCs leave free is done in another way by one of them. */
package lu.lalux.assure.conformance.judge.trial.right;
