/**
 * What is for a program that has started this one: it is told where the judge is, and when it ends, the judge ends too.
 */
package lu.lalux.assure.conformance.cli.starter;
