/** What a session says of a software as a whole: every scenario with its ruling, and the verdict that follows. */
package lu.lalux.assure.conformance.judge.verdict;
