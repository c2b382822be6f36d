package lu.lalux.assure.stub.document;

import lu.lalux.assure.stub.support.OnObjects;
import org.junit.jupiter.api.Tag;

/** The same, the files in an object store and the rest in SQLite. */
@OnObjects(sqlite = true)
@Tag("ci")
class PurgeSqliteObjectsIT extends PurgeIT {}
