package lu.lalux.assure.stub.sandbox;

/** On SQLite, with the one instance that it can have. */
class AccountControlsIT extends AccountControls {

    AccountControlsIT() {
        super(1);
    }
}
