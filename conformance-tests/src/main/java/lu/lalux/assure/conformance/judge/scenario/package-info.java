/**
 * What can happen to a client, what is then done to it, and what is right: a {@link
 * lu.lalux.assure.conformance.judge.scenario.Scenario} each, with its words in {@code scenarios.yaml}.
 */
package lu.lalux.assure.conformance.judge.scenario;
