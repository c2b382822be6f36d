package lu.lalux.assure.conformance.selfcheck;

/**
 * What the suite said of a server that does nothing.
 *
 * @param id of the server
 * @param verdicts one for each profile, or why there is none
 * @param passed how many of the tests of {@code document} and {@code contrat} it passes
 * @param total how many there are
 * @param conforms whether any profile says "conforming": it must not
 * @param exitCode of the run
 */
record Score(String id, String verdicts, long passed, long total, boolean conforms, int exitCode) {}
