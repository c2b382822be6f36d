package lu.lalux.assure.stub.registry.store;

/** Where somebody is registered. */
public enum RegisteredIn {
    /** The settings, which only whoever runs the server changes. */
    SETTINGS,
    /** The database, by the management interface. */
    DATABASE
}
