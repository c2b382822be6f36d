package lu.lalux.assure.stub.token;

import lu.lalux.assure.stub.support.OnPostgres;

/** The same on PostgreSQL. */
@OnPostgres
class StrictPostgresIT extends StrictIT {}
