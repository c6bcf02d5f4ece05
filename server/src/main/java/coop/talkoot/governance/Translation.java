package coop.talkoot.governance;

import coop.talkoot.governance.method.Choice;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What people said on a text by one method, as another one takes it: to see whether new rules would pass by themselves. */
final class Translation {
    private Translation() {}

    static List<Voice> of(List<Voice> said, VotingMethod method) {
        return said.stream()
                .map(voice -> new Voice(
                        voice.voter(),
                        voice.weight(),
                        of(voice.choice(), method),
                        voice.reason(),
                        voice.via(),
                        voice.raw()))
                .toList();
    }

    private static Choice of(Choice said, VotingMethod method) {
        if (said instanceof Choice.Dividing dividing) {
            var votes = new TreeMap<String, Integer>();
            dividing.votes()
                    .forEach((word, count) ->
                            votes.merge(Fields.written((Enum<?>) of(named(word), method)), count, Integer::sum));
            return new Choice.Dividing(votes);
        }
        var meant = meant(said);
        return switch (method) {
            case CONSENSUS ->
                said instanceof Choice.Position
                        ? said
                        : switch (meant) {
                            case YES -> Choice.Position.AGREE;
                            case NO ->
                                said == Choice.Consenting.OBJECT ? Choice.Position.BLOCK : Choice.Position.DISAGREE;
                            case ABSTAIN -> Choice.Position.ABSTAIN;
                        };
            case CONSENT ->
                switch (meant) {
                    case YES -> Choice.Consenting.CONSENT;
                    case NO -> Choice.Consenting.OBJECT;
                    case ABSTAIN -> Choice.Consenting.ABSTAIN;
                };
            case SIMPLE_MAJORITY, ABSOLUTE_MAJORITY, SUPERMAJORITY -> meant;
            case APPROVAL, SCORE, DOTS, INSTANT_RUNOFF, SCHULZE, SCOTTISH_STV, MEEK_STV, QUADRATIC ->
                throw new IllegalArgumentException(method + " does not decide on one text");
        };
    }

    private static Choice.Answer meant(Choice said) {
        return switch (said) {
            case Choice.Answer answer -> answer;
            case Choice.Position position ->
                switch (position) {
                    case AGREE -> Choice.Answer.YES;
                    case STAND_ASIDE, ABSTAIN -> Choice.Answer.ABSTAIN;
                    case DISAGREE, BLOCK -> Choice.Answer.NO;
                };
            case Choice.Consenting consenting ->
                switch (consenting) {
                    case CONSENT -> Choice.Answer.YES;
                    case OBJECT -> Choice.Answer.NO;
                    case ABSTAIN -> Choice.Answer.ABSTAIN;
                };
            case Choice.Approving ignored -> throw notOnAText(said);
            case Choice.Scoring ignored -> throw notOnAText(said);
            case Choice.Ranking ignored -> throw notOnAText(said);
            case Choice.Spending ignored -> throw notOnAText(said);
            case Choice.Dividing ignored -> throw notOnAText(said);
        };
    }

    private static Choice named(String word) {
        return Stream.of(Choice.Answer.values(), Choice.Position.values(), Choice.Consenting.values())
                .flatMap(Stream::of)
                .filter(answer -> Fields.written(answer).equals(word))
                .map(Choice.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " is no answer to one text"));
    }

    private static IllegalArgumentException notOnAText(Choice said) {
        return new IllegalArgumentException(said + " is no answer to one text");
    }
}
