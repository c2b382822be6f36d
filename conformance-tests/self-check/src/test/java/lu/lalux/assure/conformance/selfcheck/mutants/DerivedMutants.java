package lu.lalux.assure.conformance.selfcheck.mutants;

import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.conformance.contract.Contract;

/** All that the contract gives: its fields, parameters, answers, tolerances, limits and scopes, each got wrong. */
public final class DerivedMutants {

    private DerivedMutants() {}

    /**
     * @param contract that they break
     * @param meant which tests are meant for them
     * @return all of them
     */
    public static List<Mutant> of(Contract contract, Meant meant) {
        List<Mutant> mutants = new ArrayList<>();
        mutants.addAll(new FieldMutants(contract, meant).all());
        mutants.addAll(new ReaderMutants(contract, meant).all());
        mutants.addAll(new ParameterMutants(contract).all());
        mutants.addAll(new ContentMutants(contract).all());
        mutants.addAll(new AnswerMutants(contract, meant).all());
        mutants.addAll(new CodeMutants(contract, meant).all());
        mutants.addAll(new FaultMutants(contract).all());
        mutants.addAll(new ToleranceMutants(contract).all());
        mutants.addAll(new AccessMutants(contract).all());
        mutants.addAll(new LikenessMutants(contract).all());
        mutants.addAll(new ReadingMutants(contract).all());
        return mutants;
    }
}
