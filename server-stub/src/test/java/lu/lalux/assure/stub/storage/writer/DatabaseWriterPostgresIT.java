package lu.lalux.assure.stub.storage.writer;

import lu.lalux.assure.stub.support.OnPostgres;
import org.junit.jupiter.api.Tag;

/** The same on PostgreSQL. */
@OnPostgres
@Tag("twin")
class DatabaseWriterPostgresIT extends DatabaseWriterIT {}
