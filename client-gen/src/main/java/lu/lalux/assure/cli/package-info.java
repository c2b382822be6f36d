/**
 * The command line {@code assure}: for whoever sends invoices without writing a program.
 *
 * <p>It uses the public surface of {@link lu.lalux.assure.client} only, and checks a request against the contract
 * itself before anything is sent. What it says is French first, English with {@code --langue en}.
 */
package lu.lalux.assure.cli;
