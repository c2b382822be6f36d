package lu.lalux.assure.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import lu.lalux.assure.cli.sending.Outcome;
import lu.lalux.assure.cli.sending.State;
import org.junit.jupiter.api.Test;

/** What a person at a console sees while a folder is sent. */
class ProgressBarTest {

    @Test
    void a_bar_that_does_not_reach_its_end_leaves_its_line() {
        StringWriter console = new StringWriter();
        ProgressBar bar = new ProgressBar(new PrintWriter(console), 3);

        bar.advance(new Outcome("a", null, State.ACCEPTED, List.of(), null));
        bar.advance(new Outcome("b", null, State.WAITING, List.of(), null));
        bar.end();

        assertThat(console.toString())
                .isEqualTo("\r[##########--------------------] 1/3\r[####################----------] 2/3 (! 1)\n");
    }
}
