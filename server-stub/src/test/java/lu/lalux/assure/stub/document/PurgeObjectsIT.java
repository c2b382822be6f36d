package lu.lalux.assure.stub.document;

import lu.lalux.assure.stub.support.OnObjects;

/** The same, the files in an object store. */
@OnObjects
class PurgeObjectsIT extends PurgeIT {}
