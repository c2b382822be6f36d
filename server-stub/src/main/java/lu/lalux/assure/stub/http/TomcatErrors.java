package lu.lalux.assure.stub.http;

import lu.lalux.assure.stub.problem.answer.ProblemAnswer;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Puts {@link ProblemReportValve} where Tomcat would put its own. */
@Component
final class TomcatErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final ProblemAnswer problems;

    TomcatErrors(ProblemAnswer problems) {
        this.problems = problems;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        // A body that is refused by its head is not asked for (Expect: 100-continue).
        factory.addConnectorCustomizers(connector -> ((AbstractHttp11Protocol<?>) connector.getProtocolHandler())
                .setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString()));
        // Held answers rely on this default of Tomcat's: through a request that has ended nobody reaches the next one,
        // which is made of the same objects.
        factory.addConnectorCustomizers(connector -> connector.setDiscardFacades(true));
        // Whoever prefers more than ten languages would be answered 500; the size of a head bounds how many there are.
        factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(Integer.MAX_VALUE));
        factory.addContextCustomizers(context -> {
            StandardHost host = (StandardHost) context.getParent();
            // Tomcat makes a valve of this class unless the host has one already.
            host.setErrorReportValveClass(ProblemReportValve.class.getName());
            host.getPipeline().addValve(new ProblemReportValve(problems));
        });
    }
}
