package lu.lalux.assure.stub;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Keeps the standard output for the line that tells a program that the server is ready: the log goes to the other one.
 */
final class ReadyConsole implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (event.getEnvironment().getProperty("assure.ready-line", Boolean.class, false)) {
            System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
        }
    }
}
