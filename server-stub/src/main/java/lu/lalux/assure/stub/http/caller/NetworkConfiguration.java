package lu.lalux.assure.stub.http.caller;

import lu.lalux.assure.stub.problem.StartRefusedException;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts {@link ForwardedValve} before everything else that a request meets. */
@Configuration(proxyBeanMethods = false)
class NetworkConfiguration {

    private static final String BOOTS = "server.forward-headers-strategy";
    private static final String NONE = "none";

    /** @throws IllegalStateException when one of Boot's own settings has {@code X-Forwarded-For} believed too */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> forwardedRequests(
            TrustedProxies proxies, Environment settings) {
        return factory -> {
            if (!NONE.equalsIgnoreCase(settings.getProperty(BOOTS, NONE))
                    || factory.getEngineValves().stream().anyMatch(RemoteIpValve.class::isInstance)) {
                throw new StartRefusedException("start.forwarded", BOOTS);
            }
            factory.addEngineValves(new ForwardedValve(proxies));
        };
    }
}
