package lu.lalux.assure.client.http;

import java.net.http.HttpRequest;

/** Sends one request, whose body can be had as often as it has to be sent. */
public interface Sender {

    /** @throws AssureException if no usable answer came */
    Answer send(String operation, HttpRequest.Builder request);
}
