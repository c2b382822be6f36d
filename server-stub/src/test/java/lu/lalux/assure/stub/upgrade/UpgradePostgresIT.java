package lu.lalux.assure.stub.upgrade;

import lu.lalux.assure.stub.support.OnPostgres;

/** {@link UpgradeIT} on PostgreSQL. */
@OnPostgres
class UpgradePostgresIT extends UpgradeIT {}
