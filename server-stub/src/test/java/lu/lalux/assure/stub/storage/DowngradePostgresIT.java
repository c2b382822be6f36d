package lu.lalux.assure.stub.storage;

import lu.lalux.assure.stub.support.OnPostgres;

/** {@link DowngradeIT} on PostgreSQL. */
@OnPostgres
class DowngradePostgresIT extends DowngradeIT {}
