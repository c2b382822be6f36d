/** How a client comes by its tokens, keeps them and renews them. */
package lu.lalux.assure.conformance.judge.scenario.token;
