package lu.lalux.assure.conformance.judge.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static lu.lalux.assure.conformance.http.RudeClient.PATIENCE;
import static lu.lalux.assure.conformance.judge.wire.ScriptedHost.answer;
import static lu.lalux.assure.conformance.judge.wire.ScriptedHost.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import lu.lalux.assure.conformance.http.RudeClient;
import lu.lalux.assure.conformance.judge.trial.transport.Trust;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.End;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.Manner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTlsTest {

    private static final String LAST = "GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final int LARGE = 10 << 20;

    private static OwnCertificate trusted;
    private static OwnCertificate elsewhere;
    private static OwnCertificate untrusted;

    private final ScriptedHost host = new ScriptedHost();
    private WireServer server;

    @BeforeAll
    static void certificates() throws Exception {
        CompletableFuture<OwnCertificate> other = CompletableFuture.supplyAsync(() -> {
            try {
                return OwnCertificate.create(2);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        List<OwnCertificate> own = OwnCertificate.alsoForAnotherName(2);
        trusted = own.get(0);
        elsewhere = own.get(1);
        untrusted = other.join();
    }

    @BeforeEach
    void open() throws Exception {
        server = WireServer.open(WireSettings.secure(0, trusted), host, host);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void show(OwnCertificate certificate, int connections) {
        server.show(new Deception("deception", certificate.context()), connections, true);
    }

    private static X509Certificate read(OwnCertificate certificate) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.pem().getBytes(US_ASCII)));
    }

    private static SSLContext trusting(OwnCertificate... certificates) {
        return Trust.in(Arrays.stream(certificates).map(OwnCertificate::pem).toArray(String[]::new));
    }

    private static HttpClient client(OwnCertificate... certificates) throws Exception {
        return HttpClient.newBuilder().sslContext(trusting(certificates)).build();
    }

    private HttpResponse<String> get(HttpClient client, String name) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + name + ":" + server.port() + "/a"))
                .timeout(PATIENCE)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private SSLSocket socket(OwnCertificate... certificates) throws Exception {
        return (SSLSocket) trusting(certificates).getSocketFactory().createSocket("127.0.0.1", server.port());
    }

    @Test
    void its_certificate_is_for_this_machine_and_for_now() throws Exception {
        assertThat(read(trusted).getBasicConstraints()).as("an authority's").isNotNegative();
        X509Certificate certificate;
        try (SSLSocket socket = socket(trusted)) {
            certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
        certificate.checkValidity();
        assertThat(certificate.getNotBefore().toInstant())
                .isBefore(Instant.now().minusSeconds(3600));
        assertThat(certificate.getSubjectAlternativeNames().stream().map(name -> String.valueOf(name.get(1))))
                .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(certificate.getBasicConstraints()).as("no authority's").isNegative();
    }

    @Test
    void a_client_that_trusts_it_speaks_http_1() throws Exception {
        HttpClient client = client(trusted);
        for (String name : new String[] {"localhost", "127.0.0.1"}) {
            HttpResponse<String> answer = get(client, name);
            assertThat(answer.body()).isEqualTo("yes");
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    @Test
    void a_client_that_offers_nothing_but_http_2_gets_http_1() throws Exception {
        try (SSLSocket socket = socket(trusted)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);
            assertThat(new RudeClient(socket).send(LAST).rest()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_client_that_does_not_trust_it_is_noticed() throws Exception {
        HttpClient client = client(untrusted);
        assertThatThrownBy(() -> get(client, "localhost")).isInstanceOf(SSLException.class);
        assertThat(next(host.told)).isEqualTo("no handshake");
    }

    @Test
    void an_untrusted_certificate_is_shown_on_so_many_connections() throws Exception {
        HttpClient client = client(trusted);
        show(untrusted, 2);
        // Nobody sees it without TLS.
        new RudeClient(server.port()).close();
        for (int n = 0; n < 2; n++) {
            assertThatThrownBy(() -> get(client, "localhost")).isInstanceOf(SSLException.class);
            assertThat(next(host.told)).isEqualTo("untrusted false false");
        }
        assertThat(host.asked).isEmpty();
        assertThat(get(client, "localhost").body()).isEqualTo("yes");
        assertThat(host.told).isEmpty();
    }

    @Test
    void an_untrusted_certificate_is_not_used_up_by_the_first_tries_of_others() throws Exception {
        HttpClient client = client(trusted);
        try (SSLSocket one = socket(trusted);
                SSLSocket other = socket(trusted)) {
            one.startHandshake();
            other.startHandshake();
            server.show(new Deception("deception", untrusted.context()), 1, true);
            for (int n = 0; n < 3; n++) {
                assertThatThrownBy(() -> get(client, "localhost")).isInstanceOf(SSLException.class);
            }
            assertThat(get(client, "localhost").body()).isEqualTo("yes");
        }
    }

    @Test
    void who_comes_a_second_later_sees_it_no_more() throws Exception {
        HttpClient client = client(trusted);
        try (SSLSocket one = socket(trusted)) {
            one.startHandshake();
            show(untrusted, 1);
            assertThatThrownBy(() -> get(client, "localhost")).isInstanceOf(SSLException.class);
            Thread.sleep(1_100);
            assertThat(get(client, "localhost").body()).isEqualTo("yes");
        }
    }

    @Test
    void what_is_shown_at_one_name_is_not_used_up_at_the_other() throws Exception {
        try (SSLSocket naming = socket(trusted)) {
            name(naming);
            naming.startHandshake();
        }
        show(untrusted, 1);
        assertThat(get(client(trusted), "127.0.0.1").body()).isEqualTo("yes");
        try (SSLSocket naming = socket(trusted)) {
            name(naming);
            assertThatThrownBy(naming::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    private static void name(SSLSocket socket) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName("localhost")));
        socket.setSSLParameters(parameters);
    }

    @Test
    void a_certificate_for_another_name_stops_only_who_looks_at_names() throws Exception {
        show(elsewhere, 2);
        assertThatThrownBy(() -> get(client(trusted), "localhost"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("localhost");
        assertThat(next(host.told)).isEqualTo("untrusted false false");
        try (SSLSocket careless = socket(trusted)) {
            name(careless);
            assertThat(new RudeClient(careless).send(LAST).rest()).startsWith("HTTP/1.1 200 ");
        }
        assertThat(next(host.told)).isEqualTo("untrusted true true");
    }

    @Test
    void an_untrusted_certificate_is_not_resumed_into() throws Exception {
        HttpClient client = client(trusted);
        host.answers = request -> answer("yes", Manner.USUAL.thenClosed());
        assertThat(get(client, "localhost").body()).isEqualTo("yes");
        show(untrusted, 1);
        assertThatThrownBy(() -> get(client, "localhost")).isInstanceOf(SSLException.class);
        assertThat(next(host.told)).isEqualTo("untrusted false false");
    }

    @Test
    void a_client_that_trusts_everybody_is_told_of_once() throws Exception {
        show(untrusted, 1);
        HttpClient client = client(trusted, untrusted);
        assertThat(get(client, "localhost").body()).isEqualTo("yes");
        assertThat(get(client, "localhost").body()).isEqualTo("yes");
        // Which ends the connection, too.
        server.close();
        assertThat(host.told).containsExactly("untrusted true true");
        assertThat(host.asked).extracting(WireRequest::turn).containsExactly(1, 2);
    }

    @Test
    void a_client_that_sees_too_late_whom_it_speaks_to_is_told_of() throws Exception {
        show(untrusted, 1);
        try (SSLSocket socket = socket(untrusted)) {
            socket.startHandshake();
        }
        assertThat(next(host.told)).isEqualTo("untrusted true false");
    }

    @Test
    void plain_http_is_refused() throws Exception {
        try (RudeClient client = new RudeClient(server.port())) {
            assertThat(client.send(LAST).rest()).startsWith("HTTP/1.1 400 ").doesNotContain(RudeClient.RESET);
        }
        assertThat(next(host.told)).isEqualTo("refused 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void answers_are_cut_within_tls(String version) throws Exception {
        host.answers = request -> answer("answer", Manner.USUAL.ending(End.HALF));
        try (SSLSocket socket = socket(trusted)) {
            socket.setEnabledProtocols(new String[] {version});
            assertThat(new RudeClient(socket).send(LAST).rest()).endsWith("\r\n\r\nans" + RudeClient.RESET);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void an_early_answer_is_readable_behind_all_that_is_still_sent(String version) throws Exception {
        host.early = beginning -> Optional.of(answer("enough", Manner.USUAL));
        try (SSLSocket socket = socket(trusted)) {
            socket.setEnabledProtocols(new String[] {version});
            RudeClient client = new RudeClient(socket);
            client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: " + LARGE + "\r\n\r\n")
                    .send(new byte[LARGE]);
            assertThat(client.rest()).endsWith("enough");
        }
    }
}
