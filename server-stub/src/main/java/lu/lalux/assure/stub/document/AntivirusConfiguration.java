package lu.lalux.assure.stub.document;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The scanner that the settings choose. */
@Configuration(proxyBeanMethods = false)
class AntivirusConfiguration {

    /** @throws IllegalStateException when clamd is there, and would leave large files unscanned */
    @Bean
    Antivirus antivirus(AntivirusSettings settings, DocumentLimits limits) {
        return switch (settings.choix()) {
            case INTEGRE -> new EicarAntivirus();
            case CLAMD -> {
                ClamdAntivirus clamd = new ClamdAntivirus(settings, limits.maxBytes());
                clamd.checkAtStart();
                yield clamd;
            }
        };
    }
}
