package lu.lalux.assure.stub.document;

import lu.lalux.assure.stub.support.OnPostgres;

/** The same on PostgreSQL. */
@OnPostgres
class UpgradePostgresIT extends UpgradeIT {}
