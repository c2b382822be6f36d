package lu.lalux.assure.stub.http;

import java.util.List;
import lu.lalux.assure.contract.Contract;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes Spring MVC negotiate answers as the contract has it. */
@Configuration(proxyBeanMethods = false)
class NegotiationConfiguration implements WebMvcConfigurer {

    private final Negotiation negotiation;

    NegotiationConfiguration(Contract contract) {
        this.negotiation = new Negotiation(contract);
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.strategies(List.of(negotiation));
    }
}
