package lu.lalux.assure.stub.gestion;

import lu.lalux.assure.stub.support.OnPostgres;

/** The same on PostgreSQL. */
@OnPostgres
class UsersPostgresIT extends UsersIT {}
