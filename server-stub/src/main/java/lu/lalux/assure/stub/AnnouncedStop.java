package lu.lalux.assure.stub;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The first thing that a stop does, before Boot lets no request in any more. Boot has said already that the server is
 * not ready. A load balancer needs some seconds to notice, and a client may be about to send its next request on a
 * connection that it keeps: all are still served, and each answer says that it is the connection's last (RFC 9112,
 * section 9.6).
 */
@Component
final class AnnouncedStop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AnnouncedStop.class);

    private final ApplicationContext context;
    private final StopSettings settings;
    private volatile boolean running;

    AnnouncedStop(ApplicationContext context, StopSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Takes as long as the announcement does. */
    @Override
    public void stop() {
        running = false;
        if (settings.notice().isZero()
                || !(context instanceof WebServerApplicationContext web)
                || !(web.getWebServer() instanceof TomcatWebServer server)) {
            return;
        }
        for (Connector connector : server.getTomcat().getService().findConnectors()) {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                // Tomcat looks at it anew with each request.
                http.setMaxKeepAliveRequests(1);
            }
        }
        LOG.info("The stop is announced for {}; until then everything is served", settings.notice());
        try {
            Thread.sleep(settings.notice().toMillis());
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }
}
