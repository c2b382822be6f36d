package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.List;
import lu.lalux.assure.conformance.contract.Contract;

/**
 * Conforming servers that are not like the sandbox: each uses a freedom that the contract, or the document alone,
 * leaves.
 */
public final class Variants {

    private Variants() {}

    /**
     * @param contract that they conform to
     * @return all of them, each as it is before its first request
     */
    public static List<Variant> of(Contract contract) {
        VariantMaker made = new VariantMaker();
        new BodyVariants(made).make();
        new HeaderVariants(made).make();
        new TokenVariants(made).make();
        new RuleVariants(made, contract).make();
        new DocumentVariants(made).make();
        new ReadingVariants(made).make();
        new ConnectionVariants(made, contract).make();
        return made.found();
    }
}
