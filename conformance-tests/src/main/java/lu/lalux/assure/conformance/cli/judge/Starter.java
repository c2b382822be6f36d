package lu.lalux.assure.conformance.cli.judge;

import java.io.IOException;
import java.io.InputStream;

/** By what it is known that whoever started this process is gone. */
enum Starter {
    /** It goes on without. */
    NOTHING {
        @Override
        void watch(InputStream input, Runnable gone) {
            // It ends by itself.
        }
    },
    /** The process that has started this one has ended. */
    PARENT {
        @Override
        void watch(InputStream input, Runnable gone) {
            ProcessHandle.current()
                    .parent()
                    .ifPresentOrElse(parent -> parent.onExit().thenRun(gone), gone);
        }
    },
    /** The standard input has ended, whose other side that process held. */
    INPUT {
        @Override
        void watch(InputStream input, Runnable gone) {
            Thread watch = new Thread(
                    () -> {
                        drain(input);
                        gone.run();
                    },
                    "starter");
            watch.setDaemon(true);
            watch.start();
        }
    };

    abstract void watch(InputStream input, Runnable gone);

    /** Whatever is written there means nothing. */
    private static void drain(InputStream input) {
        try {
            byte[] passed = new byte[1024];
            while (input.read(passed) >= 0) {
                // Until it ends.
            }
        } catch (IOException broken) {
            // Its other side is gone as well.
        }
    }
}
