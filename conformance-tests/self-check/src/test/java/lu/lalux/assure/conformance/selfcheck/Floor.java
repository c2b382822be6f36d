package lu.lalux.assure.conformance.selfcheck;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Behaviour;
import lu.lalux.assure.conformance.model.Model;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.report.Result;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.result.Verdict;
import lu.lalux.assure.conformance.suite.run.NotRunException;
import lu.lalux.assure.conformance.suite.run.Selection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Servers that do nothing: the same answer to all, or to all but the request for a token. What they score is the floor.
 */
final class Floor {

    private static final Selection ALL = new Selection(EnumSet.allOf(Profile.class), List.of());

    private final Contract contract;
    private final ServerRun bout;

    Floor(Contract contract, ServerRun bout) {
        this.contract = contract;
        this.bout = bout;
    }

    /** One of them. */
    record Idle(String id, Supplier<Score> judgement) {
        Score judge() {
            return judgement.get();
        }
    }

    List<Idle> all() {
        List<Idle> idle = new ArrayList<>();
        for (int status : new int[] {200, 202, 400, 401, 404, 500}) {
            both(idle, "always " + status, () -> new Reply(status));
        }
        both(idle, "always 200, HTML", () -> Reply.text(200, "text/html", "<!doctype html><h1>OK</h1>"));
        both(
                idle,
                "always 200, {}",
                () -> Reply.json(200, "application/json", JsonMapper.shared().createObjectNode()));
        both(idle, "always 400, problem", () -> new Problems(contract).of("champs-invalides", false));
        return idle;
    }

    private void both(List<Idle> idle, String name, Supplier<Reply> reply) {
        idle.add(new Idle(name, () -> judge(name, reply, false)));
        String behind = name + ", behind right tokens";
        idle.add(new Idle(behind, () -> judge(behind, reply, true)));
    }

    private Score judge(String id, Supplier<Reply> reply, boolean tokens) {
        Behaviour behind = Model.right(contract, bout.identities()).mind();
        Behaviour mind = new Behaviour(asked -> 20_000_000, asked -> {
            boolean right =
                    tokens && (asked.path().equals("/token") || asked.path().equals("/authen"));
            return right ? behind.answer().apply(asked) : reply.get();
        });
        try {
            Results results = bout.inMemory(mind, ALL);
            List<Verdict> verdicts = results.verdicts();
            Verdict whole = verdicts.stream()
                    .filter(verdict -> verdict.profile() == Profile.CONTRAT)
                    .findFirst()
                    .orElseThrow();
            return new Score(
                    id,
                    verdicts.stream()
                            .map(verdict -> verdict.profile().word() + " "
                                    + verdict.result().word().en())
                            .collect(Collectors.joining(", ")),
                    whole.passed(),
                    whole.passed() + whole.failed() + whole.skipped() + whole.blocked(),
                    verdicts.stream().anyMatch(verdict -> verdict.result() == Result.CONFORMING),
                    results.exitCode(true));
        } catch (NotRunException e) {
            return new Score(id, "not begun: no token", 0, 0, false, 2);
        }
    }
}
