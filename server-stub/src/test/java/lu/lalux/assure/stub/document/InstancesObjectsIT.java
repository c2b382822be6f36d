package lu.lalux.assure.stub.document;

import lu.lalux.assure.stub.support.OnObjects;
import org.junit.jupiter.api.Tag;

/** Two instances on one PostgreSQL and one bucket. */
@OnObjects
@Tag("ci")
class InstancesObjectsIT extends InstancesIT {}
