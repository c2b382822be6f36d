/** How a person's application comes by its token: by the browser, without a secret. */
package lu.lalux.assure.conformance.judge.scenario.person;
