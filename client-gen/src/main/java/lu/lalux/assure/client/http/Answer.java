package lu.lalux.assure.client.http;

import java.net.http.HttpHeaders;

/** What came back, its body read to the end. */
public record Answer(int status, HttpHeaders headers, byte[] body) {}
