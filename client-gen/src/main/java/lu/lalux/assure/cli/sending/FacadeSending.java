package lu.lalux.assure.cli.sending;

import java.io.IOException;
import lu.lalux.assure.cli.reading.Checker;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.client.reglement.Reglement;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends what was read and checked. */
public final class FacadeSending implements Sending {

    private final AssureClient client;

    public FacadeSending(AssureClient client) {
        this.client = client;
    }

    @Override
    public Depot upload(Fonction fonction, Upload upload) throws IOException {
        return client.fonction(fonction).upload(upload);
    }

    /**
     * The content goes as it was checked, field for field: no field has to be known here by its name.
     *
     * @param content complete and without findings: {@link Checker} has seen it
     */
    @Override
    public void settle(Fonction fonction, ObjectNode content) {
        client.settle(Reglement.ofJson(fonction, JsonMapper.shared().writeValueAsString(content)));
    }
}
