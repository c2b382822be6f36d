package lu.lalux.assure.stub.document.scan;

import lu.lalux.assure.stub.document.store.DocumentLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The scanner that the settings choose. */
@Configuration(proxyBeanMethods = false)
class AntivirusConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AntivirusConfiguration.class);

    /** @throws IllegalStateException when clamd is there, and would leave large files unscanned */
    @Bean
    Antivirus antivirus(AntivirusSettings settings, DocumentLimits limits, ListableBeanFactory beans) {
        return switch (settings.scanner()) {
            case BUILT_IN -> {
                LOG.atLevel(isSandbox(beans) ? Level.INFO : Level.WARN)
                        .log("Files are scanned by the built-in scanner, which knows the EICAR test file only"
                                + " (assure.antivirus.scanner)");
                yield new EicarAntivirus();
            }
            case CLAMD -> {
                ClamdAntivirus clamd = new ClamdAntivirus(settings, limits.maxBytes());
                clamd.checkAtStart();
                yield clamd;
            }
        };
    }

    /** Only there can vendors have uploads fail. Asked without making that part, which needs the database. */
    private static boolean isSandbox(ListableBeanFactory beans) {
        return beans.getBeanNamesForType(UploadIncident.class, true, false).length > 0;
    }
}
