package lu.lalux.assure.stub.token.access;

import lu.lalux.assure.stub.support.OnPostgres;

/** The same on PostgreSQL. */
@OnPostgres
class BearerPostgresIT extends BearerIT {}
