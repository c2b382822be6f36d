package lu.lalux.assure.stub.registry;

/** What the settings say of this server's purpose. */
public interface SandboxRole {

    /**
     * Whether the identities of the settings are those that the sandbox publishes, whose secrets everybody can read.
     */
    boolean hasPublishedIdentities();

    /** Whether it was declared to be a sandbox that several vendors share, which stays one when it has accounts. */
    boolean isShared();
}
