package lu.lalux.assure.conformance.selfcheck;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.exchange.Sender;
import lu.lalux.assure.conformance.model.Behaviour;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Request;

/**
 * Hands requests to a model server without a network, and reads them as its HTTP server does. For a mutant that differs
 * in what it answers, the network would prove nothing and take most of the time.
 */
final class InMemory implements Sender {

    private final Behaviour mind;

    InMemory(Behaviour mind) {
        this.mind = mind;
    }

    @Override
    public Exchange send(Call call) {
        Map<String, String> headers = new HashMap<>();
        call.headers()
                .forEach(header -> headers.merge(
                        header.name().toLowerCase(Locale.ROOT), header.value(), (one, other) -> one + ", " + other));
        Request head = new Request(call.method(), call.uri(), headers, new byte[0]);
        byte[] body = call.bytes();
        Reply reply = mind.answer()
                .apply(new Request(
                        call.method(),
                        call.uri(),
                        headers,
                        body.length > mind.mostBytes().apply(head) ? null : body));
        List<Header> received = reply.headers().entrySet().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
        return new Exchange(call.kept(), new Answer(reply.status(), received, reply.body()), 0);
    }
}
