package coop.talkoot.governance;

import coop.talkoot.governance.method.Choice;
import coop.talkoot.governance.method.Counting;
import coop.talkoot.governance.method.Roll;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a vote takes: all of it was pinned when it opened, so it can be kept in memory. */
record BallotBox(
        long decisionId,
        BallotSigner.Address address,
        boolean isOurs,
        VotingTerms terms,
        Secrecy secrecy,
        List<Decision.Option> options) {
    BallotBox {
        options = List.copyOf(options);
    }

    /** What is wrong with a ballot: the field, and a sentence. */
    record Flaw(String field, String sentence) {}

    Optional<Flaw> check(Choice choice, String reason) {
        var poll = Terms.poll(terms, choices(), Roll.of(1), null);
        var faults = Counting.check(poll, choice);
        if (!faults.isEmpty()) {
            return Optional.of(new Flaw("choice", FaultWords.of(faults.getFirst(), titles())));
        }
        return needsReason(choice) && reason.isBlank()
                ? Optional.of(new Flaw("reason", "Say why: this needs a reason that others can read."))
                : Optional.empty();
    }

    private boolean needsReason(Choice choice) {
        return choice instanceof Choice.Dividing dividing
                ? dividing.votes().keySet().stream()
                        .flatMap(word -> DividedVotes.choice(terms, choices(), word).stream())
                        .anyMatch(this::needsReason)
                : choice == Choice.Position.BLOCK
                        || choice == Choice.Consenting.OBJECT
                        || choice == Choice.Position.STAND_ASIDE;
    }

    private List<String> choices() {
        return options.stream().map(Decision.Option::choice).toList();
    }

    private Map<String, String> titles() {
        return options.stream().collect(Collectors.toMap(Decision.Option::choice, Decision.Option::title));
    }
}
