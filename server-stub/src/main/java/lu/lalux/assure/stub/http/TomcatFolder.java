package lu.lalux.assure.stub.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Where Tomcat makes folders of its own, among the machine's temporary files. It goes with the stub: the one that Boot
 * would make stays behind, as it is not empty, for each stub that was ever started on a machine.
 */
@Component
final class TomcatFolder implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        try {
            Path folder = Files.createTempDirectory("assure-tomcat");
            factory.setBaseDirectory(folder.toFile());
            factory.addContextLifecycleListeners(event -> deleteAtTheEnd(folder, event));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void deleteAtTheEnd(Path folder, LifecycleEvent event) {
        if (Lifecycle.AFTER_DESTROY_EVENT.equals(event.getType())) {
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }
}
