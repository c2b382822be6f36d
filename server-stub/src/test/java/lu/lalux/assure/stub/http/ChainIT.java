package lu.lalux.assure.stub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.stub.support.MovableClock;
import lu.lalux.assure.stub.support.Sandbox;
import org.apache.catalina.Context;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** The filters that a request passes, as the container of a started sandbox has them. */
class ChainIT {

    @Test
    @DisplayName("each request passes all filters, in the order in which Chain names them")
    void order(@TempDir Path folder) {
        Seen seen = new Seen();
        Sandbox sandbox =
                Sandbox.start(folder, new MovableClock(), beans -> beans.registerBean("seen", Seen.class, () -> seen));
        try {
            assertThat(seen.filters())
                    .containsExactly(
                            "requestIdFilter",
                            "characterEncodingFilter",
                            "webMvcObservationFilter",
                            "problemFilter",
                            "heldAnswersFilter",
                            "registeredOrigins",
                            "refusedCallsFilter",
                            "bodyLimitFilter",
                            "mediaTypesFilter",
                            "contentCodingFilter",
                            "requestContextFilter",
                            "springSecurityFilterChain",
                            "queryAsBodyFilter");
        } finally {
            sandbox.close();
        }
    }

    /** The container's own view of the application. */
    static final class Seen implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

        private Context context;

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addContextCustomizers(started -> context = started);
        }

        List<String> filters() {
            return Stream.of(context.findFilterMaps())
                    .map(FilterMap::getFilterName)
                    .toList();
        }
    }
}
