package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.List;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Rules;
import lu.lalux.assure.conformance.selfcheck.mutants.Mutant;
import lu.lalux.assure.conformance.target.Fonction;

/** The ways in which such servers really go wrong, as nobody derives them from a contract. */
public final class HandMutants {

    private final Contract contract;
    private final Rules rules;

    public HandMutants(Contract contract) {
        this.contract = contract;
        this.rules = Rules.of(contract);
    }

    public List<Mutant> all() {
        HandMade made = new HandMade(rules);
        new HandTokenMutants(made).make();
        new HandAuthenMutants(made, contract).make();
        for (Fonction function : Fonction.values()) {
            new HandDocumentMutants(made, function).make();
            new HandSettlementMutants(made, contract, function).make();
            new HandRefusalMutants(made, function).make();
            new HandTransferMutants(made, function).make();
            new HandChallengeMutants(made, function).make();
        }
        new HandHeaderMutants(made).make();
        new HandPathMutants(made).make();
        return made.found();
    }
}
