package lu.lalux.assure.stub.sandbox;

import lu.lalux.assure.stub.support.OnPostgres;

/** With two instances on one PostgreSQL. */
@OnPostgres(files = true)
class SharedAccountControlsIT extends AccountControls {

    SharedAccountControlsIT() {
        super(2);
    }
}
