/** What a person types: each command with its options, and where its server and its credentials come from. */
package lu.lalux.assure.cli.commands;
