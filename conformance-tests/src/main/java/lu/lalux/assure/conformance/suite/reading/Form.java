package lu.lalux.assure.conformance.suite.reading;

import java.util.Set;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;

/**
 * How an operation's requests are written and its answers read, for a target that takes one reading of the document.
 */
public interface Form {

    /** The contract's own: nothing is changed. */
    Form CONTRACTS = new Form() {};

    /**
     * @param operation a settlement
     * @param traits of the reading
     * @return its form
     */
    static Form ofSettlement(Operation operation, Set<Trait> traits) {
        return traits.isEmpty() ? CONTRACTS : new SettlementForm(operation, traits);
    }

    /**
     * @param traits of the reading
     * @return the form of {@code POST /authen}
     */
    static Form ofAuthen(Set<Trait> traits) {
        return traits.isEmpty() ? CONTRACTS : new AuthenForm(traits);
    }

    /**
     * @param call a request in the contract's form, right or wrong
     * @return it in this one; the same object when nothing is to be changed
     * @throws UnwritableException when it has no form here, or what is wrong with it would be right
     */
    default Call write(Call call) {
        return call;
    }

    /**
     * @param answer to a request of this form
     * @return it as an answer to the contract's form; the same object when nothing is to be changed
     */
    default Answer read(Answer answer) {
        return answer;
    }
}
