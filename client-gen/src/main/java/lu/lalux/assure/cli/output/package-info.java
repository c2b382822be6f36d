/** What a person, or a program, is told: words, findings, exit codes. */
package lu.lalux.assure.cli.output;
