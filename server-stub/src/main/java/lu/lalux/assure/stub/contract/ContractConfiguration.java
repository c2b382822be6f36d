package lu.lalux.assure.stub.contract;

import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.ManagementContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes Spring MVC read requests as the contract has it. */
@Configuration(proxyBeanMethods = false)
class ContractConfiguration implements WebMvcConfigurer {

    private final ContractMessageConverter converter;

    ContractConfiguration(RequestSchemas schemas) {
        this.converter = new ContractMessageConverter(schemas);
    }

    /**
     * The one that the build put on the class path, which limits, problem titles, schemas and tolerances all come from.
     */
    @Bean
    static Contract contract() {
        return Contract.bundled();
    }

    /** What stands beside it, with its codes: the management interface. */
    @Bean
    static ManagementContract management() {
        return ManagementContract.bundled();
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(converter);
    }

    /**
     * None: the one validation is the contract's. Spring would look for a Bean Validation that is not there, and say
     * so.
     */
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
