package lu.lalux.assure.stub.upgrade;

import lu.lalux.assure.stub.support.OnPostgres;
import org.junit.jupiter.api.Tag;

/** The same on PostgreSQL, the files there too. */
@OnPostgres(files = true)
@Tag("ci")
class OldDataPostgresIT extends OldDataIT {}
