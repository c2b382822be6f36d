/**
 * The sandbox and the judge in a JUnit test ({@link lu.lalux.assure.junit.AssureSandbox},
 * {@link lu.lalux.assure.junit.AssureJudge}): each is a process of its own, started from its one packed file, so that
 * its libraries never meet those of the test. This package needs JUnit only.
 */
package lu.lalux.assure.junit;
