/**
 * Sandbox and judge as programs: where the file of each is found, its process, and the JSON that they write. It knows
 * nothing of JUnit, and is for {@link lu.lalux.assure.junit} alone: a vendor's test calls none of it.
 */
package lu.lalux.assure.junit.program;
