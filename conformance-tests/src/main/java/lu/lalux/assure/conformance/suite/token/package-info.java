/** Tests of tokens: the two grants, and what a token opens. */
package lu.lalux.assure.conformance.suite.token;
