package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.selfcheck.model.Slip;

/** How requests are taken and answers travel. */
final class ConnectionVariants {

    private final VariantMaker made;
    private final Contract contract;

    ConnectionVariants(VariantMaker made, Contract contract) {
        this.made = made;
        this.contract = contract;
    }

    void make() {
        VariantMaker sending = made.at(Place.SENDING);
        VariantMaker pace = made.at(Place.PACE);
        VariantMaker connection = made.at(Place.CONNECTION);
        connection.overHttp(
                "connection-close",
                "each connection closed",
                Touches.all(reply -> reply.header("Connection", "close")));
        connection.overHttp("chunked", "responses in chunks", Touches.all(Reply::chunked));
        sending.overHttp("chunks-411", "a length asked for (RFC 9112 section 6.3)", (asked, reply) -> {
            if (!asked.header("transfer-encoding").isEmpty()) {
                reply.become(new Reply(411));
            }
        });
        sending.overHttp("expect-417", "other expectations not met (RFC 9110 section 15.5.18)", (asked, reply) -> {
            if (!asked.header("expect").isEmpty() && !asked.header("expect").equalsIgnoreCase("100-continue")) {
                reply.become(new Reply(417));
            }
        });
        connection.conductOverHttp(
                "answers-early",
                "a body that is announced as too large not read, the connection closed (RFC 9110 section 15.5.14)",
                Slip.ANSWERS_EARLY);
        sending.overHttp("gzip-415", "compressed bodies refused (RFC 9110 section 15.5.16)", (asked, reply) -> {
            if (!asked.header("content-encoding").isEmpty()) {
                reply.become(new Problems(contract).of("type-de-contenu-refuse", false));
            }
        });
        AtomicInteger requests = new AtomicInteger();
        Set<String> told = ConcurrentHashMap.newKeySet();
        pace.overHttp("rate-limit", "one request in ten told to come again, with 429 or 503", (asked, reply) -> {
            // Nobody is told twice: whoever comes again is served.
            boolean first = told.add(asked.method() + asked.uri() + Arrays.hashCode(asked.body()));
            int number = first ? requests.incrementAndGet() : 1;
            if (number % 10 == 0) {
                reply.become(new Problems(contract)
                        .of(number % 20 == 0 ? "service-indisponible" : "trop-de-requetes", asked.english())
                        .header("Retry-After", "0"));
            }
        });
        AtomicInteger count = new AtomicInteger();
        pace.overHttp("slow", "each twentieth response after 200 ms", (asked, reply) -> {
            if (count.incrementAndGet() % 20 == 0) {
                pause();
            }
        });
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
