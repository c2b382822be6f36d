package lu.lalux.assure.stub.sandbox;

import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.http.Chain;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.storage.ReadingTurns;
import lu.lalux.assure.stub.token.access.OptionalToken;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What there is of this package in a sandbox, and nowhere else, beside its controller. */
@Configuration(proxyBeanMethods = false)
@Conditional(InSandbox.class)
@Import({Orders.class, AcceptedTolerances.class})
class SandboxConfiguration {

    private static final int SLOW_ANSWERS = 200;
    private static final int SLOW_ANSWERS_OF_ACCOUNT = 20;

    @Bean
    FilterRegistrationBean<RefusedCallsFilter> refusedCallsFilter(Orders orders, Contract contract) {
        return Chain.ORDERED_REFUSALS.of(new RefusedCallsFilter(orders, new ContractCalls(contract)));
    }

    @Bean
    FilterRegistrationBean<AccountOrdersFilter> accountOrdersFilter(Orders orders, Contract contract) {
        return Chain.ACCOUNT_ORDERS.of(new AccountOrdersFilter(
                orders,
                new ContractCalls(contract),
                new DisturbedAnswers(orders, new SlowAnswers(SLOW_ANSWERS, SLOW_ANSWERS_OF_ACCOUNT))));
    }

    /** Of those who ask for the records; the journal has its own. */
    @Bean
    ReadingTurns recordsTurns() {
        return new ReadingTurns();
    }

    @Bean
    WebMvcConfigurer callersOfControls(SandboxSettings settings, OptionalToken tokens, Registry known) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ControlsInForce(known)).addPathPatterns(SandboxController.PATH + "/**");
                registry.addInterceptor(new CallersOfControls(settings, tokens::subject))
                        .addPathPatterns(SandboxController.PATH + "/**");
                registry.addInterceptor(new SingleParameters()).addPathPatterns(SandboxController.PATH + "/**");
            }
        };
    }
}
