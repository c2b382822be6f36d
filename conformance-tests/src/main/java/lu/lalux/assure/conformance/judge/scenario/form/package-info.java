/** In what form requests come, uploads and settlements alike. */
package lu.lalux.assure.conformance.judge.scenario.form;
