/** What a person was told, which is not seen on the wire: by the software's own results, where it writes some. */
package lu.lalux.assure.conformance.judge.scenario.person;
