package lu.lalux.assure.stub.contract;

import java.util.List;
import lu.lalux.assure.contract.Contract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes Spring MVC read requests, and negotiate answers, as the contract has it. */
@Configuration(proxyBeanMethods = false)
class ContractConfiguration implements WebMvcConfigurer {

    private final ContractMessageConverter converter;
    private final EmptyAnswers emptyAnswers;

    ContractConfiguration(RequestSchemas schemas, Contract contract) {
        this.converter = new ContractMessageConverter(schemas);
        this.emptyAnswers = new EmptyAnswers(contract);
    }

    /** The one that the build put on the class path, which limits, problem titles, schemas and tolerances all come from. */
    @Bean
    static Contract contract() {
        return Contract.bundled();
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(converter);
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.strategies(List.of(emptyAnswers));
    }

    /** None: the one validation is the contract's. Spring would look for a Bean Validation that is not there, and say so. */
    @Override
    public Validator getValidator() {
        return new Validator() {
            @Override
            public boolean supports(Class<?> type) {
                return false;
            }

            @Override
            public void validate(Object target, Errors errors) {
                throw new UnsupportedOperationException("Nothing is validated here");
            }
        };
    }
}
