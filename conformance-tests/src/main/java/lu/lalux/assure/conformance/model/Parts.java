package lu.lalux.assure.conformance.model;

import java.util.function.BinaryOperator;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.access.Gate;
import lu.lalux.assure.conformance.model.access.Grants;
import lu.lalux.assure.conformance.model.access.ScopeReading;
import lu.lalux.assure.conformance.model.json.Characters;
import lu.lalux.assure.conformance.model.json.JsonReading;
import lu.lalux.assure.conformance.model.rules.Rules;

/**
 * Of what a model server is made, beside the contract and whom it knows.
 *
 * @param characters which bytes are text
 * @param json which text is JSON
 * @param rules what is asked of JSON
 * @param tolerances which older readings are taken
 * @param gate who may call
 * @param tokens {@code POST /token}
 * @param login {@code /authen}
 * @param files what is uploaded
 * @param settlements what is settled
 */
public record Parts(
        Characters characters,
        JsonReading json,
        Rules rules,
        Tolerances tolerances,
        Gate gate,
        TokenEndpoint tokens,
        AuthorizationEndpoint login,
        Files files,
        Settlements settlements) {

    /**
     * @param contract to keep to
     * @param identities whom the server knows
     * @param tokenForm of which form its tokens are
     * @param files how it keeps files
     * @return those of a right server
     */
    public static Parts right(Contract contract, Identities identities, BinaryOperator<String> tokenForm, Files files) {
        Problems problems = new Problems(contract);
        Grants grants = new Grants(tokenForm);
        Accounts accounts = new Accounts(identities);
        FormReading forms = new FormReading();
        ScopeReading scopes = new ScopeReading();
        AuthenParameters parameters = new AuthenParameters(contract, forms);
        return new Parts(
                new Characters(),
                new JsonReading(),
                Rules.of(contract),
                new Tolerances(),
                new Gate(grants),
                new TokenEndpoint(accounts, grants, forms, scopes, problems),
                new AuthorizationEndpoint(accounts, grants, forms, scopes, parameters, problems),
                files,
                new Settlements(contract, files, problems));
    }

    /** {@return these, with other settlements} */
    public Parts with(Settlements others) {
        return new Parts(characters, json, rules, tolerances, gate, tokens, login, files, others);
    }
}
