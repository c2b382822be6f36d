package lu.lalux.assure.cli.sending;

import lu.lalux.assure.cli.reading.Trade;
import lu.lalux.assure.client.Depot;
import tools.jackson.databind.node.ObjectNode;

/** What requests are sent with; {@link FacadeSending} but for tests. */
public interface Sending {

    Depot upload(Trade trade, String name, byte[] content);

    /** @param content complete and without findings */
    void settle(Trade trade, ObjectNode content);
}
