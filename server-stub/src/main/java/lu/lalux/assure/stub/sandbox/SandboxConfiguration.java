package lu.lalux.assure.stub.sandbox;

import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.http.Chain;
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

    @Bean
    FilterRegistrationBean<RefusedCallsFilter> refusedCallsFilter(Orders orders, Contract contract) {
        return Chain.ORDERED_REFUSALS.of(new RefusedCallsFilter(orders, contract));
    }

    @Bean
    WebMvcConfigurer callersOfControls(SandboxSettings settings) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new CallersOfControls(settings))
                        .addPathPatterns(SandboxController.PATH + "/**");
            }
        };
    }
}
