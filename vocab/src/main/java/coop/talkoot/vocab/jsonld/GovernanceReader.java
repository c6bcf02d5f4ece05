package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.ActivityObject.TalkootBallot;
import coop.talkoot.vocab.ActivityObject.TalkootBallot.Choice;
import coop.talkoot.vocab.ActivityObject.TalkootDelegation;
import coop.talkoot.vocab.ActivityObject.TalkootReceipt;
import coop.talkoot.vocab.ActivityObject.TalkootTally;
import coop.talkoot.vocab.TalkootDecision;
import coop.talkoot.vocab.TalkootDecision.Course;
import coop.talkoot.vocab.TalkootDecision.Electorate;
import coop.talkoot.vocab.TalkootDecision.Extension;
import coop.talkoot.vocab.TalkootDecision.Option;
import coop.talkoot.vocab.TalkootDecision.Terms;
import coop.talkoot.vocab.TalkootMatter;
import coop.talkoot.vocab.TalkootMotion;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads votes of groups, whatever the type of the note that bears them. */
final class GovernanceReader {
    private static final Pattern FRACTION = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}|/[1-9][0-9]{0,8})?");
    private static final Choice OF_NO_OPTION = Choice.of("");
    private static final Course NOTHING_SAID = new Course(null, null, null, null, null, null, null);

    private GovernanceReader() {}

    /** Nothing where neither a motion asks, nor a vote or the count of one is named. */
    static @Nullable TalkootMatter matter(Fields fields) {
        var decision = fields.objects("decision").stream()
                .filter(vote -> vote.types().contains("Decision"))
                .findFirst()
                .map(GovernanceReader::decision)
                .orElse(null);
        var tally = fields.id("tally");
        var ask = decision == null && tally == null ? ask(fields) : null;
        return ask == null && decision == null && tally == null
                ? null
                : new TalkootMatter(
                        ask,
                        fields.id("proposer"),
                        fields.id("motion"),
                        decision,
                        tally,
                        affiliating(fields),
                        sending(fields));
    }

    private static TalkootMatter.@Nullable Sending sending(Fields fields) {
        var parent = fields.id("sendsTo");
        return parent == null
                ? null
                : new TalkootMatter.Sending(
                        parent,
                        fields.ids("candidates"),
                        fields.count("drawn"),
                        fields.count("months"),
                        fields.id("subject"));
    }

    private static TalkootMatter.@Nullable Affiliating affiliating(Fields fields) {
        var step = fields.id("affiliating");
        return step == null ? null : new TalkootMatter.Affiliating(step, fields.id("subject"));
    }

    private static @Nullable TalkootMotion ask(Fields fields) {
        var kind = fields.id("decisionKind");
        return kind == null
                ? null
                : new TalkootMotion(
                        kind,
                        fields.id("subject"),
                        fields.string("amendment"),
                        fields.objects("options").stream()
                                .flatMap(option -> Stream.ofNullable(
                                        Texts.read(option, "name").any()))
                                .toList(),
                        fields.count("seats"));
    }

    private static @Nullable Course course(Fields fields) {
        var from = Moments.instant(fields, "extendedFrom");
        var course = new Course(
                fields.id("decisionKind"),
                fields.id("occasion"),
                fields.string("charterDigest"),
                fields.flag("resultsHidden"),
                Moments.instant(fields, "graceUntil"),
                Moments.instant(fields, "implementBy"),
                from == null ? null : new Extension(from, fields.id("extendedBy"), fields.string("extendedBecause")));
        return course.equals(NOTHING_SAID) ? null : course;
    }

    private static TalkootDecision decision(Fields fields) {
        return new TalkootDecision(
                fields.id(),
                fields.id("attributedTo"),
                fields.id("method"),
                fields.objects("options").stream()
                        .map(GovernanceReader::option)
                        .filter(Objects::nonNull)
                        .toList(),
                terms(fields),
                new Electorate(
                        fields.id("electorate"),
                        fields.string("electorateDigest"),
                        fields.count("electorateSize"),
                        fields.count("electorateWeight"),
                        fields.ids("delegates")),
                Moments.offset(fields, "startTime"),
                Moments.offset(fields, "endTime"),
                fields.id("ballots"),
                course(fields));
    }

    private static @Nullable Option option(Fields option) {
        var choiceId = option.string("choiceId");
        var name = Texts.read(option, "name").any();
        return choiceId == null || name == null ? null : new Option(choiceId, name);
    }

    private static Terms terms(Fields fields) {
        return new Terms(
                fraction(fields, "quorum"),
                fraction(fields, "threshold"),
                fields.count("maxVetoes"),
                fields.id("secrecy"),
                fields.flag("delegationAllowed"),
                fields.count("seats"),
                fields.count("credits"),
                fields.string("rule"));
    }

    private static @Nullable String fraction(Fields fields, String key) {
        return fields.strings(key).stream()
                .filter(text -> FRACTION.matcher(text).matches())
                .findFirst()
                .orElse(null);
    }

    static TalkootBallot ballot(Fields fields) {
        return new TalkootBallot(
                CoreReader.read(fields),
                fields.id("decision"),
                fields.id("supersedes"),
                fields.listed("choices").map(GovernanceReader::choice).toList(),
                Boolean.TRUE.equals(fields.flag("veto")),
                fields.number("weight"));
    }

    /** What is there and makes no sense must not read as if it were absent: the paper would say something else. */
    private static Choice choice(@Nullable Fields choice) {
        if (choice == null) {
            return OF_NO_OPTION;
        }
        var choiceId = choice.string("choiceId");
        var rank = choice.count("rank");
        var weight = choice.number("weight");
        var score = choice.number("score");
        var isReadable = choice.has("rank") == (rank != null)
                && choice.has("weight") == (weight != null)
                && choice.has("score") == (score != null);
        return choiceId != null && isReadable ? new Choice(choiceId, rank, weight, score) : OF_NO_OPTION;
    }

    static TalkootReceipt receipt(Fields fields) {
        return new TalkootReceipt(
                CoreReader.read(fields),
                fields.id("decision"),
                fields.id("ballot"),
                fields.string("ballotDigest"),
                fields.count("sequence"),
                fields.string("tracker"));
    }

    static TalkootTally tally(Fields fields) {
        return new TalkootTally(
                CoreReader.read(fields),
                fields.id("decision"),
                new TalkootTally.Counts(
                        fields.count("eligible"),
                        fields.count("cast"),
                        fields.count("counted"),
                        fields.count("viaDelegation"),
                        fields.flag("quorumReached")),
                fields.id("outcome"),
                fields.objects("rows").stream()
                        .flatMap(row -> Stream.ofNullable(row(row)))
                        .toList(),
                fields.strings("selected"),
                fields.id("ballots"),
                new TalkootTally.Digests(
                        fields.string("ballotsDigest"),
                        fields.string("electorateDigest"),
                        fields.string("countFileDigest")),
                fields.string("fullCount"));
    }

    private static TalkootTally.@Nullable Row row(Fields row) {
        var choiceId = row.string("choiceId");
        var score = row.number("score");
        return choiceId == null || score == null ? null : new TalkootTally.Row(choiceId, score);
    }

    static TalkootDelegation delegation(Fields fields) {
        return new TalkootDelegation(
                CoreReader.read(fields),
                fields.id("delegator"),
                fields.id("delegate"),
                fields.id("scope"),
                fields.id("decisionKind"),
                new TalkootDelegation.Consent(fields.flag("capAccepted"), fields.flag("nameShown")));
    }
}
