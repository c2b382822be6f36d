package lu.lalux.assure.stub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.stub.support.MovableClock;
import lu.lalux.assure.stub.support.Sandbox;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** What a request passes before its controller, as the container of a started sandbox has it. */
class ChainIT {

    @Test
    @DisplayName(
            "each request passes the connection, the valves, and all filters in the order in which Chain names them")
    void order(@TempDir Path folder) {
        Seen seen = new Seen();
        Sandbox sandbox =
                Sandbox.start(folder, new MovableClock(), beans -> beans.registerBean("seen", Seen.class, () -> seen));
        try {
            assertThat(seen.container())
                    .containsExactly(
                            "GuardedProtocol", "ForwardedValve", "ConnectorRequestValve", "ProblemReportValve");
            assertThat(seen.filters())
                    .containsExactly(
                            "requestIdFilter",
                            "characterEncodingFilter",
                            "webMvcObservationFilter",
                            "journalFilter",
                            "problemFilter",
                            "heldAnswersFilter",
                            "registeredOrigins",
                            "refusedCallsFilter",
                            "bodyLimitFilter",
                            "mediaTypesFilter",
                            "contentCodingFilter",
                            "requestContextFilter",
                            "springSecurityFilterChain",
                            "knownCallerFilter",
                            "accountOrdersFilter",
                            "queryAsBodyFilter");
        } finally {
            sandbox.close();
        }
    }

    /** The container's own view of the application. */
    static final class Seen implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

        private Connector connector;
        private Context context;

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addConnectorCustomizers(started -> connector = started);
            factory.addContextCustomizers(started -> context = started);
        }

        /** Of what comes before the filters, what is not Tomcat's own. */
        List<String> container() {
            Container host = context.getParent();
            Stream<Object> valves = Stream.of(host.getParent(), host)
                    .flatMap(container -> Stream.of(container.getPipeline().getValves()));
            return Stream.concat(Stream.of(connector.getProtocolHandler()), valves)
                    .map(Object::getClass)
                    .filter(type -> type.getName().startsWith("lu.lalux.assure."))
                    .map(Class::getSimpleName)
                    .toList();
        }

        List<String> filters() {
            return Stream.of(context.findFilterMaps())
                    .map(FilterMap::getFilterName)
                    .toList();
        }
    }
}
