/** What a client does with files: what it sends, and what it makes of each verdict. */
package lu.lalux.assure.conformance.judge.scenario.file;
