package lu.lalux.assure.contract;

/**
 * The management interface, {@code openapi/gestion.yaml}: accounts, secrets, the journal of what was sent.
 *
 * @param document it, read beside the contract
 */
public record ManagementContract(Contract document) {

    /** Where the module assure-openapi puts it on the class path. */
    public static final String RESOURCE = "lu/lalux/assure/openapi/gestion.yaml";

    /**
     * Reads the one that the build put on the class path.
     *
     * @param contract the contract, whose codes it has too
     * @return it
     * @throws IllegalStateException when there is none
     */
    public static ManagementContract beside(Contract contract) {
        return new ManagementContract(contract.beside(RESOURCE));
    }
}
