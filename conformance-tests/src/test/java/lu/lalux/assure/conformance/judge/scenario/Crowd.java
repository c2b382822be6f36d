package lu.lalux.assure.conformance.judge.scenario;

import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;

/** Ordinary invoices, so that there is something to do besides. */
public record Crowd(int size) implements Scenario {

    @Override
    public String id() {
        return "essai.foule";
    }

    @Override
    public void draft(WorkListDraft book) {
        for (int i = 0; i < size; i++) {
            book.invoice("");
        }
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        return Ruling.shown();
    }
}
