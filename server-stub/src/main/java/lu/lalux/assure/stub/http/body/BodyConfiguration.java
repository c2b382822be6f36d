package lu.lalux.assure.stub.http.body;

import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.contract.ContractSettings;
import lu.lalux.assure.stub.contract.OperationLimits;
import lu.lalux.assure.stub.http.Chain;
import lu.lalux.assure.stub.tolerance.Strictness;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The filters of the {@link Chain} that look at a body, or at what is said of it. */
@Configuration(proxyBeanMethods = false)
class BodyConfiguration {

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
            OperationLimits limits, ContractSettings settings, @Value("${server.tomcat.threads.max}") int threads) {
        return Chain.BODY_LIMIT.of(new BodyLimitFilter(limits, settings, threads));
    }

    @Bean
    FilterRegistrationBean<MediaTypesFilter> mediaTypesFilter() {
        return Chain.MEDIA_TYPES.of(new MediaTypesFilter());
    }

    @Bean
    FilterRegistrationBean<ContentCodingFilter> contentCodingFilter() {
        return Chain.CONTENT_CODING.of(new ContentCodingFilter());
    }

    @Bean
    FilterRegistrationBean<QueryAsBodyFilter> queryAsBodyFilter(Contract contract, Strictness strictness) {
        return Chain.QUERY_AS_BODY.of(new QueryAsBodyFilter(contract, strictness));
    }
}
