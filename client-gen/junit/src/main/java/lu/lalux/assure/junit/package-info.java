/**
 * The sandbox and the judge in a JUnit test ({@link lu.lalux.assure.junit.AssureSandbox}, {@link
 * lu.lalux.assure.junit.AssureJudge}): each a process of its own, of its one packed file, so that its libraries never meet
 * those of the test; this package needs none but JUnit's.
 */
package lu.lalux.assure.junit;
