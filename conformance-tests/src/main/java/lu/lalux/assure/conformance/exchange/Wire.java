package lu.lalux.assure.conformance.exchange;

import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.http.client.methods.HttpRequestBase;

/**
 * Takes the place of REST Assured's own sending, which is made for right requests: it writes methods in capital
 * letters, drops a header that is given twice, adds to {@code Accept-Encoding}, and sends forms in ISO 8859-1. Here a
 * request goes out as it was written, or what a test says it sent would not be what the target saw.
 */
final class Wire implements OrderedFilter {

    private final Client client;
    private final HttpRequestBase message;
    private Answer answer;

    Wire(Client client, Call call) {
        this.client = client;
        this.message = Message.of(call);
    }

    /** Before REST Assured's own filters: each of them would add to the request or read the answer. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext chain) {
        pass();
        return new ResponseBuilder()
                .setStatusCode(answer.status())
                .setBody(answer.body())
                .build();
    }

    /** Sends the request, and takes the answer. */
    void pass() {
        try {
            answer = client.execute(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // The client throws these when it cannot handle an address or an answer: there is no answer then.
            throw new UncheckedIOException(new IOException(e.toString(), e));
        }
    }

    /** Ends the exchange, wherever it is. */
    void cut() {
        message.abort();
    }

    /** {@return what the target answered} */
    Answer answer() {
        return answer;
    }
}
