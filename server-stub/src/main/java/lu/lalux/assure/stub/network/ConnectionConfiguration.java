package lu.lalux.assure.stub.network;

import lu.lalux.assure.stub.contract.ContractSettings;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How Tomcat treats connections. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> guardedConnections(
            ConnectionsPerAddress limit, CutConnections cut, ConnectionSettings settings, ContractSettings bodies) {
        return factory -> {
            factory.setProtocol(GuardedProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> ((GuardedProtocol) connector.getProtocolHandler())
                    .guard(limit, cut, settings.requestHead(), bodies.receptionCourte()));
        };
    }
}
