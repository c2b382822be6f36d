package lu.lalux.assure.stub.http.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class NetworkConfigurationTest {

    private static final String STRATEGY = "server.forward-headers-strategy";

    private final StandardEnvironment settings = new StandardEnvironment();
    private final TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory();

    @Test
    @DisplayName("the packaged settings say none, or Boot would trust every private address where it finds Kubernetes")
    void packaged() throws Exception {
        new YamlPropertySourceLoader()
                .load("packaged", new ClassPathResource("application.yaml"))
                .forEach(settings.getPropertySources()::addLast);

        assertThat(settings.getProperty(STRATEGY)).isEqualTo("none");
        customize();
        assertThat(factory.getEngineValves()).hasOnlyElementsOfType(ForwardedValve.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "FRAMEWORK"})
    @DisplayName("Boot's other ways, which believe more, refuse the start")
    void others(String strategy) {
        settings.getPropertySources().addFirst(new MapPropertySource("test", Map.of(STRATEGY, strategy)));

        assertThatIllegalStateException()
                .isThrownBy(this::customize)
                .withMessageContaining(STRATEGY)
                .withMessageContaining("assure.network.trusted-proxies");
    }

    @Test
    void tomcatsValve() {
        factory.addEngineValves(new RemoteIpValve());

        assertThatIllegalStateException().isThrownBy(this::customize).withMessageContaining("server.tomcat.remoteip");
    }

    private void customize() {
        new NetworkConfiguration()
                .forwardedRequests(new TrustedProxies(new NetworkSettings(List.of())), settings)
                .customize(factory);
    }
}
