/** What the reports of suite and judge have in common: the result in one word, the look of a page, the badge. */
package lu.lalux.assure.conformance.report;
