package lu.lalux.assure.stub.journal.capture;

import jakarta.servlet.Filter;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.ManagementContract;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.contract.OperationLimits;
import lu.lalux.assure.stub.http.Chain;
import lu.lalux.assure.stub.journal.store.Journal;
import lu.lalux.assure.stub.registry.Registry;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The journal's two filters of the {@link Chain}, and what the first needs of the container; no request meets them
 * where nothing is kept.
 */
@Configuration(proxyBeanMethods = false)
class CaptureConfiguration {

    @Bean
    FilterRegistrationBean<JournalFilter> journalFilter(
            Contract contract,
            ManagementContract management,
            OperationLimits limits,
            Registry registry,
            MachineTime time,
            Journal journal) {
        return where(
                journal,
                Chain.JOURNAL.of(new JournalFilter(
                        new ExchangeRecorder(contract, management, limits, registry, time, journal))));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectorRequests(Journal journal) {
        return factory -> {
            if (journal.isKept()) {
                factory.addEngineValves(new ConnectorRequestValve());
            }
        };
    }

    @Bean
    FilterRegistrationBean<KnownCallerFilter> knownCallerFilter(Journal journal) {
        return where(journal, Chain.CALLER.of(new KnownCallerFilter()));
    }

    private static <T extends Filter> FilterRegistrationBean<T> where(
            Journal journal, FilterRegistrationBean<T> registration) {
        registration.setEnabled(journal.isKept());
        return registration;
    }
}
