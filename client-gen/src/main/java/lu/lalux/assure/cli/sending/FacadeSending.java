package lu.lalux.assure.cli.sending;

import java.io.IOException;
import java.nio.file.Path;
import lu.lalux.assure.cli.reading.Checker;
import lu.lalux.assure.cli.reading.Trade;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.Depot;
import lu.lalux.assure.client.ReglementExpert;
import lu.lalux.assure.client.ReglementReparateur;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends what was read and checked. */
public final class FacadeSending implements Sending {

    private final AssureClient client;

    public FacadeSending(AssureClient client) {
        this.client = client;
    }

    /** @throws IOException if the file cannot be read */
    public Depot upload(Trade trade, Path file) throws IOException {
        return trade == Trade.REPARATEUR ? client.deposerReparateur(file) : client.deposerExpert(file);
    }

    @Override
    public Depot upload(Trade trade, String name, byte[] content) {
        return trade == Trade.REPARATEUR
                ? client.deposerReparateur(name, content)
                : client.deposerExpert(name, content);
    }

    /**
     * The content goes as it was checked, field for field: no field has to be known here by its name.
     *
     * @param content complete and without faults: {@link Checker} has seen it
     */
    @Override
    public void settle(Trade trade, ObjectNode content) {
        String json = JsonMapper.shared().writeValueAsString(content);
        client.demander(trade == Trade.REPARATEUR ? ReglementReparateur.ofJson(json) : ReglementExpert.ofJson(json));
    }
}
