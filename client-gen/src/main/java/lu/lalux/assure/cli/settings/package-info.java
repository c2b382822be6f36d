/** Who sends, as files say it: the settings of several accounts, and secrets that only their owner may read. */
package lu.lalux.assure.cli.settings;
