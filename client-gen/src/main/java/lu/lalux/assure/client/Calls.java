package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.function.Supplier;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.http.Answer;
import lu.lalux.assure.client.http.Json;
import lu.lalux.assure.client.http.Sender;
import lu.lalux.assure.client.http.UploadBody;
import lu.lalux.assure.client.model.ResultatDepot;
import lu.lalux.assure.client.model.StatutDepot;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.client.reglement.Reglement;
import lu.lalux.assure.client.token.Bearer;
import lu.lalux.assure.client.token.Tokens;

/** The calls of the API, with a token each. */
final class Calls {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int UNAUTHORIZED = 401;

    private final AssureEndpoints endpoints;
    private final Sender sender;
    private final Json json;
    private final Tokens tokens;
    private volatile boolean closed;

    Calls(AssureEndpoints endpoints, Sender sender, Json json, Tokens tokens) {
        this.endpoints = endpoints;
        this.sender = sender;
        this.json = json;
        this.tokens = tokens;
    }

    Depot upload(Fonction fonction, Upload upload) throws IOException {
        if (upload.size() > Upload.MAX_BYTES) {
            return new Depot(StatutDepot.FILE_TOO_BIG, Optional.empty());
        }
        String operation = "PUT " + fonction.upload();
        Answer answer;
        try (UploadBody body = new UploadBody(upload)) {
            answer = put(operation, fonction, fonction.upload(), body::publisher);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (answer.status() != OK) {
            throw json.refusal(operation, answer);
        }
        ResultatDepot result = json.read(operation, answer, ResultatDepot.class);
        Depot depot = new Depot(result.getStatus(), Optional.ofNullable(result.getKey()));
        if (result.getStatus() == null || depot.verified() != depot.key().isPresent()) {
            throw AssureException.unreadable(
                    operation, answer.status(), "no verdict, or a key that does not go with it");
        }
        return depot;
    }

    void settle(Reglement reglement) {
        byte[] body = reglement.json().getBytes(UTF_8);
        String path = reglement.fonction().settlement();
        String operation = "PUT " + path;
        try {
            Answer answer = put(operation, reglement.fonction(), path, () -> BodyPublishers.ofByteArray(body));
            if (answer.status() != ACCEPTED) {
                throw json.refusal(operation, answer);
            }
        } catch (AssureException notAccepted) {
            throw notAccepted.withReglement(reglement);
        }
    }

    String token(Fonction fonction) {
        if (closed) {
            throw closed();
        }
        return tokens.token(fonction);
    }

    void close() {
        closed = true;
        tokens.forget();
    }

    static IllegalStateException closed() {
        return new IllegalStateException("This client is closed");
    }

    /** A token may have been withdrawn before its time: 401 is answered once by another token. */
    private Answer put(String operation, Fonction fonction, String path, Supplier<BodyPublisher> body) {
        String token = token(fonction);
        Answer answer = sender.send(operation, request(path, token, body.get()));
        if (answer.status() != UNAUTHORIZED || !tokens.refused(fonction, token)) {
            return answer;
        }
        return sender.send(operation, request(path, token(fonction), body.get()));
    }

    private HttpRequest.Builder request(String path, String token, BodyPublisher body) {
        return HttpRequest.newBuilder(endpoints.api(path))
                .header("Authorization", Bearer.authorization(token))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .PUT(body);
    }
}
