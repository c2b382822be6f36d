package lu.lalux.assure.stub.document;

import lu.lalux.assure.stub.support.OnObjects;

/** Two instances on one PostgreSQL and one bucket. */
@OnObjects
class InstancesObjectsIT extends InstancesIT {}
