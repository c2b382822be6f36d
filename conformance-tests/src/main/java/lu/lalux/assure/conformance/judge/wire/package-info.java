/**
 * HTTP as the judge speaks it: requests as they were written, header names included, and answers that leave in any way,
 * late, cut or not at all. It knows neither the contract nor who is judged.
 */
package lu.lalux.assure.conformance.judge.wire;
