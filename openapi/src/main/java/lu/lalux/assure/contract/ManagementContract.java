package lu.lalux.assure.contract;

import org.jspecify.annotations.Nullable;

/**
 * The management interface, {@code openapi/gestion.yaml}: accounts, secrets, the journal of what was sent.
 *
 * @param document it, read beside the contract
 */
public record ManagementContract(Contract document) {

    /** Where the module assure-openapi puts it on the class path. */
    public static final String RESOURCE = "lu/lalux/assure/openapi/gestion.yaml";

    private static @Nullable ManagementContract bundled;

    /**
     * {@return the one that the build put on the class path, beside the contract, whose codes it has too; it is read
     * once}
     *
     * @throws IllegalStateException when there is none, or no contract, each time with its name
     */
    public static synchronized ManagementContract bundled() {
        if (bundled == null) {
            bundled = new ManagementContract(Contract.bundled().beside(RESOURCE));
        }
        return bundled;
    }
}
