/** The commands for certificates: what one is worth, and how it is taken back. */
package lu.lalux.assure.conformance.cli.certificate;
