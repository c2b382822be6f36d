/** How the options of all commands are read: from a file too, with bounds, and with their former names said. */
package lu.lalux.assure.conformance.cli.settings;
