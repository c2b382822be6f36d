/** What came of a session: each request, what it was about, and what it was answered. */
package lu.lalux.assure.conformance.judge.evidence;
