package lu.lalux.assure.stub.document;

import lu.lalux.assure.stub.support.OnPostgres;

/** The same, the files in PostgreSQL too. */
@OnPostgres(files = true)
class DepotPostgresIT extends DepotIT {}
