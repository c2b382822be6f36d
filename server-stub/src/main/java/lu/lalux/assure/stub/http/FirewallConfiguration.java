package lu.lalux.assure.stub.http;

import lu.lalux.assure.stub.problem.answer.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Spring Security's firewall, which each request meets before the security of its path. */
@Configuration(proxyBeanMethods = false)
class FirewallConfiguration {

    /** Lets every method through: which one is allowed where is the controllers' to say, with a 405. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderNames(new HeaderText(StrictHttpFirewall.ALLOWED_HEADER_NAMES));
        firewall.setAllowedHeaderValues(new HeaderText(StrictHttpFirewall.ALLOWED_HEADER_VALUES));
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedRequests(ProblemWriter problems) {
        return new RejectedRequests(problems);
    }

    /** Requests are counted and timed as a whole; a measurement of each filter would cost more than most filters do. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
