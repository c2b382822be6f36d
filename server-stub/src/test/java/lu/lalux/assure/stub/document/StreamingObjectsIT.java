package lu.lalux.assure.stub.document;

import lu.lalux.assure.stub.support.OnObjects;
import org.junit.jupiter.api.Tag;

/** The same, the files in an object store. */
@OnObjects
@Tag("ci")
class StreamingObjectsIT extends StreamingIT {}
