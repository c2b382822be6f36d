package lu.lalux.assure.stub.http;

import java.util.List;
import lu.lalux.assure.contract.Contract;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Makes Spring MVC negotiate answers as the contract has it, and give those that are empty at once. */
@Configuration(proxyBeanMethods = false)
class NegotiationConfiguration implements WebMvcConfigurer {

    private final Negotiation negotiation;

    NegotiationConfiguration(Contract contract) {
        this.negotiation = new Negotiation(contract);
    }

    @Bean
    static WebMvcRegistrations emptyAnswers() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return EmptyAnswers.first();
            }
        };
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.strategies(List.of(negotiation));
    }
}
