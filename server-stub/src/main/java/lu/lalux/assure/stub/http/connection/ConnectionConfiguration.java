package lu.lalux.assure.stub.http.connection;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import lu.lalux.assure.stub.contract.ContractSettings;
import lu.lalux.assure.stub.problem.StartRefusedException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** How Tomcat treats connections. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    private static final String LOCALHOST = "localhost";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> guardedConnections(
            ConnectionsPerAddress limit, CutConnections cut, ConnectionSettings settings, ContractSettings bodies) {
        return factory -> {
            if (factory.getHttp2() != null && factory.getHttp2().isEnabled()) {
                throw new StartRefusedException("start.http2");
            }
            factory.setProtocol(GuardedProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> ((GuardedProtocol) connector.getProtocolHandler())
                    .guard(limit, cut, settings, bodies.bodyDeadline(true)));
        };
    }

    /** Boot takes the first of a name's addresses. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bothAddressesOfLocalhost(Environment settings) {
        return factory -> {
            if (LOCALHOST.equals(settings.getProperty("server.address"))) {
                another(factory.getAddress())
                        .ifPresent(address -> factory.addConnectorCustomizers(
                                connector -> ((GuardedProtocol) connector.getProtocolHandler()).alsoAt(address)));
            }
        };
    }

    /** The other one, if the name has it and the machine too. */
    private static Optional<InetAddress> another(InetAddress first) {
        try {
            for (InetAddress address : InetAddress.getAllByName(LOCALHOST)) {
                if (!address.equals(first)
                        && address.isLoopbackAddress()
                        && NetworkInterface.getByInetAddress(address) != null) {
                    return Optional.of(address);
                }
            }
            return Optional.empty();
        } catch (UnknownHostException | SocketException unknown) {
            return Optional.empty();
        }
    }
}
