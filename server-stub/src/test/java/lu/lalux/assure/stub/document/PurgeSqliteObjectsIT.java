package lu.lalux.assure.stub.document;

import lu.lalux.assure.stub.support.OnObjects;

/** The same, the files in an object store and the rest in SQLite. */
@OnObjects(sqlite = true)
class PurgeSqliteObjectsIT extends PurgeIT {}
