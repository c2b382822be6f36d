/** {@code judge}: a client judged by itself, or clients of many vendors at an address that they are given. */
package lu.lalux.assure.conformance.cli.judge;
