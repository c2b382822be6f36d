import lu.lalux.assure.api.ReparateurApi;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.model.DemandeReparateur;
import lu.lalux.assure.conformance.suite.Suite;
import lu.lalux.assure.contract.Contract;

/** One thing of each published artefact: contract and reader, facade, generated client, server interfaces, suite. */
final class Consumer {

    private Consumer() {}

    static Object[] each() {
        return new Object[] {
            Contract.bundled().operations(),
            AssureClient.builder().clientCredentials("id", "secret"),
            new DemandeReparateur(),
            ReparateurApi.class,
            Suite.class
        };
    }
}
