package lu.lalux.assure.cli.sending;

import java.io.IOException;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.reglement.Fonction;
import tools.jackson.databind.node.ObjectNode;

/** What requests are sent with; {@link FacadeSending} but for tests. */
public interface Sending {

    /** @throws IOException if the file cannot be read */
    Depot upload(Fonction fonction, Upload upload) throws IOException;

    /** @param content complete and without findings */
    void settle(Fonction fonction, ObjectNode content);
}
