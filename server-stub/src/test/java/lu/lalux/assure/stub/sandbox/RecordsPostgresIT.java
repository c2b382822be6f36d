package lu.lalux.assure.stub.sandbox;

import lu.lalux.assure.stub.support.OnPostgres;

/** The same on PostgreSQL. */
@OnPostgres
class RecordsPostgresIT extends RecordsIT {}
