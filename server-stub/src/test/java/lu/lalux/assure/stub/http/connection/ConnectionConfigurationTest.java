package lu.lalux.assure.stub.http.connection;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Http2;

class ConnectionConfigurationTest {

    @Test
    @DisplayName("HTTP/2, which the limits of connections do not know, refuses the start by the setting's name")
    void http2() {
        Http2 http2 = new Http2();
        http2.setEnabled(true);
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory();
        factory.setHttp2(http2);

        assertThatIllegalStateException()
                .isThrownBy(() -> new ConnectionConfiguration()
                        .guardedConnections(null, null, null, null)
                        .customize(factory))
                .withMessageContaining("server.http2.enabled");
    }
}
