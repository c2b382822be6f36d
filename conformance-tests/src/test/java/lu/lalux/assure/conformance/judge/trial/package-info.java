/**
 * The judge is judged: clients that are wrong in one way, which the scenario meant for it has to catch, and right ones
 * that no scenario may condemn; see {@link lu.lalux.assure.conformance.judge.trial.JudgeSelfCheck}.
 */
package lu.lalux.assure.conformance.judge.trial;
