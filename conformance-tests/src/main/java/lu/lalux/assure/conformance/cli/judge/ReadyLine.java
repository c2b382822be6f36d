package lu.lalux.assure.conformance.cli.judge;

import java.util.stream.IntStream;
import lu.lalux.assure.conformance.judge.session.SessionRun;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a program is told of a session: where everything is. The credentials stand in files that only their owner reads.
 */
public final class ReadyLine {

    private ReadyLine() {}

    /**
     * @param session that has begun
     * @param mark of its session
     * @return a line of JSON
     */
    public static String of(SessionRun session, String mark) {
        ObjectNode line = JsonMapper.shared().createObjectNode();
        line.put("programme", "juge");
        line.put("pid", ProcessHandle.current().pid());
        line.put("session", mark);
        line.put("adresseJetons", session.addresses().tokens().toString());
        line.put("adresseFonctions", session.addresses().functions().toString());
        var parts = line.putArray("parties");
        IntStream.rangeClosed(1, session.parts())
                .forEach(part -> parts.add(session.folder(part).toString()));
        return JsonMapper.shared().writeValueAsString(line);
    }
}
