package lu.lalux.assure.stub.journal;

import lu.lalux.assure.stub.support.OnPostgres;
import org.junit.jupiter.api.Tag;

/** The same on PostgreSQL. */
@OnPostgres
@Tag("twin")
class JournalPostgresIT extends JournalIT {}
