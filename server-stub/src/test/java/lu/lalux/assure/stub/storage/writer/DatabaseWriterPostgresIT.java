package lu.lalux.assure.stub.storage.writer;

import lu.lalux.assure.stub.support.OnPostgres;

/** The same on PostgreSQL. */
@OnPostgres
class DatabaseWriterPostgresIT extends DatabaseWriterIT {}
