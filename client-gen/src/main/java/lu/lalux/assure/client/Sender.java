package lu.lalux.assure.client;

import java.net.http.HttpRequest;
import lu.lalux.assure.client.Transport.Answer;

/** Sends one request, whose body can be had as often as it has to be sent. */
interface Sender {

    /** @throws AssureException if no usable answer came */
    Answer send(String operation, HttpRequest.Builder request);
}
