package lu.lalux.assure.stub.token.key;

import lu.lalux.assure.stub.support.OnPostgres;

/** The same on PostgreSQL. */
@OnPostgres
class SigningKeysPostgresIT extends SigningKeysIT {}
