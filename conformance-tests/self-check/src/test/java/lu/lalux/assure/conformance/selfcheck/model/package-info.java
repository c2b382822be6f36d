/**
 * What is wrong with a model server, or only otherwise: a {@link lu.lalux.assure.conformance.selfcheck.model.Conduct}
 * says it, in {@link lu.lalux.assure.conformance.selfcheck.model.Slip}s; for each part of the model that a slip
 * concerns, a wrong part overrides the step in which the right one decides. What is done to the answers alone is an
 * {@link lu.lalux.assure.conformance.selfcheck.model.AnswerChange}.
 */
package lu.lalux.assure.conformance.selfcheck.model;
