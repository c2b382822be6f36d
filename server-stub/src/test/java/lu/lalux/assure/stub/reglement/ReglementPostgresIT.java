package lu.lalux.assure.stub.reglement;

import lu.lalux.assure.stub.support.OnPostgres;

/** The same on PostgreSQL. */
@OnPostgres
class ReglementPostgresIT extends ReglementIT {}
