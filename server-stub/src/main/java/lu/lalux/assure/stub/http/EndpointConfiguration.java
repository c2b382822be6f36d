package lu.lalux.assure.stub.http;

import java.util.List;
import org.springframework.boot.actuate.endpoint.web.annotation.ControllerEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.web.annotation.ServletEndpointsSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Says that there are none of the two kinds of endpoints that Boot is about to give up: it would look for either among
 * all beans, in each start.
 */
@Configuration(proxyBeanMethods = false)
@SuppressWarnings("removal")
class EndpointConfiguration {

    @Bean
    ServletEndpointsSupplier noServletEndpoints() {
        return List::of;
    }

    @Bean
    ControllerEndpointsSupplier noControllerEndpoints() {
        return List::of;
    }
}
