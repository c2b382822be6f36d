/**
 * A server that does what the contract says, in memory and shared with nobody; a {@link lu.lalux.assure.conformance.model.Conduct},
 * {@link lu.lalux.assure.conformance.model.rules.Rules} or a {@link lu.lalux.assure.conformance.model.AnswerChange} of its own make it do
 * one thing otherwise.
 */
package lu.lalux.assure.conformance.model;
