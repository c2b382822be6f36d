package lu.lalux.assure.stub.upgrade;

import lu.lalux.assure.stub.support.OnPostgres;

/** The same on PostgreSQL, the files there too. */
@OnPostgres(files = true)
class OldDataPostgresIT extends OldDataIT {}
