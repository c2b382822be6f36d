package lu.lalux.assure.stub;

import java.time.Duration;
import java.util.stream.Stream;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Waits, behind Boot's orderly end and before the connections are closed, until the last answers are sent. Boot only
 * looks whether requests are in a servlet; an answer is sent when they have left it.
 */
@Component
final class LastAnswers implements SmartLifecycle {

    /** An answer is ready; whoever does not take it in this time is not waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int PAUSE_MILLIS = 10;

    private final ApplicationContext context;
    private volatile boolean running;

    LastAnswers(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 1;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
        if (context instanceof WebServerApplicationContext web
                && web.getWebServer() instanceof TomcatWebServer server) {
            Connector[] connectors = server.getTomcat().getService().findConnectors();
            long begun = System.nanoTime();
            try {
                while (Stream.of(connectors).anyMatch(LastAnswers::works)
                        && System.nanoTime() - begun < PATIENCE.toNanos()) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (InterruptedException atOnce) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean works(Connector connector) {
        return connector.getProtocolHandler().getExecutor() instanceof ThreadPoolExecutor threads
                && threads.getSubmittedCount() > 0;
    }
}
