package lu.lalux.assure.stub.journal;

import lu.lalux.assure.stub.support.OnPostgres;

/** The same on PostgreSQL. */
@OnPostgres
class JournalPostgresIT extends JournalIT {}
