/** Servers that conform and are not like the sandbox: the suite must raise no alarm. */
package lu.lalux.assure.conformance.selfcheck.variants;
