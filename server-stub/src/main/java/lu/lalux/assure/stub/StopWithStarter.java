package lu.lalux.assure.stub;

import java.io.IOException;
import java.io.InputStream;
import lu.lalux.assure.stub.problem.WrongValueException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Ends the server when whoever started it is gone, however that came about: a killed test would otherwise leave it
 * behind. The standard input ends with the process that holds its other side, at once; a parent is looked at every few
 * seconds.
 */
@Component
final class StopWithStarter {

    /**
     * Looks at it from now on.
     *
     * @param starter as it was when this program began, if it had one
     */
    StopWithStarter(StopSettings settings, ObjectProvider<ProcessHandle> starter) {
        switch (settings.with()) {
            case PARENT -> existing(starter).onExit().thenRun(StopWithStarter::exit);
            case INPUT -> watchInput();
            case NOTHING -> {
                // It stops when it is told to.
            }
        }
    }

    private static ProcessHandle existing(ObjectProvider<ProcessHandle> starter) {
        return starter.stream().findFirst().orElseThrow(() -> WrongValueException.of("assure.stop.with", "no-parent"));
    }

    private static void watchInput() {
        Thread watch = new Thread(
                () -> {
                    if (hasEnded(System.in)) {
                        exit();
                    }
                },
                "starter");
        watch.setDaemon(true);
        watch.start();
    }

    /** Whatever is written there means nothing. */
    private static boolean hasEnded(InputStream input) {
        try {
            byte[] passed = new byte[1024];
            while (input.read(passed) >= 0) {
                // Until it ends.
            }
        } catch (IOException broken) {
            // Its other side is gone as well.
        }
        return true;
    }

    /** In the way of a stop that was asked for: what was accepted is finished. */
    private static void exit() {
        System.exit(0);
    }
}
