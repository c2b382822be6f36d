package lu.lalux.assure.stub.support;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.core.io.Resource;

/**
 * A sandbox's context as Boot makes it, but class files are read once for all of a JVM: that took a fifth of each one's
 * start.
 */
final class ContextOfReadClasses extends AnnotationConfigServletWebServerApplicationContext {

    private static final Map<Class<?>, Map<Resource, Object>> READ = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings("unchecked")
    public <T> Map<Resource, T> getResourceCache(Class<T> valueType) {
        return (Map<Resource, T>) READ.computeIfAbsent(valueType, first -> new ConcurrentHashMap<>());
    }

    @Override
    public void clearResourceCaches() {
        // They are the next sandbox's, too.
    }
}
