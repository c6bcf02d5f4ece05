package coop.talkoot.activitypub.mapping;

import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.governance.method.Quorum;
import coop.talkoot.platform.Html;
import coop.talkoot.platform.Texts;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A vote in words, for readers whose software knows nothing of votes. */
@Singleton
final class VoteWords {
    VoteWords() {}

    /** The title with what it is before it, unless it says so itself. */
    String heading(Texts texts, String what, String title) {
        var word = texts.say("wire.vote." + what);
        return title.regionMatches(true, 0, word, 0, word.length()) ? title : word + " " + title;
    }

    /** One line a fact, as HTML. */
    String facts(Texts texts, Decision decision, @Nullable Motion motion) {
        var lines = new ArrayList<String>();
        lines.add(texts.say("wire.vote.method." + decision.terms().method().name()));
        lines.add(texts.say("wire.vote.until", moment(texts, decision.closesAt())));
        var extension = decision.extension();
        if (extension != null) {
            lines.add(texts.say("wire.vote.extended", moment(texts, extension.from()), extension.because()));
        }
        var quorum = decision.terms().quorum();
        if (quorum.share().num() > 0) {
            var key = quorum.kind() == Quorum.Kind.APPROVAL ? "wire.vote.quorum.approval" : "wire.vote.quorum";
            lines.add(texts.say(key, DecisionMapping.fraction(quorum.share())));
        }
        if (motion != null) {
            lines.add(texts.say("wire.vote.proposed", motion.post().author().displayName()));
        }
        lines.add(texts.say(
                "wire.vote.where",
                URI.create(decision.group().uri()).getAuthority(),
                decision.group().displayName()));
        return String.join("<br>", lines.stream().map(Html::escaped).toList());
    }

    /** What can be chosen and how it is called, in the order of the paper; the answers of a text are the method's. */
    Map<String, String> answers(Texts texts, Decision decision) {
        var answers = new LinkedHashMap<String, String>();
        decision.options().forEach(option -> answers.put(option.choice(), option.title()));
        if (answers.isEmpty()) {
            for (var answer : ofTexts(decision)) {
                var word = GovernanceTerms.word(answer);
                answers.put(word, texts.say("wire.answer." + word));
            }
        }
        return answers;
    }

    private static Enum<?>[] ofTexts(Decision decision) {
        return switch (decision.terms().method()) {
            case SIMPLE_MAJORITY, ABSOLUTE_MAJORITY, SUPERMAJORITY -> Choice.Answer.values();
            case CONSENSUS -> Choice.Position.values();
            case CONSENT -> Choice.Consenting.values();
            case APPROVAL, SCORE, DOTS, INSTANT_RUNOFF, SCHULZE, SCOTTISH_STV, MEEK_STV, QUADRATIC -> new Enum<?>[0];
        };
    }

    private static String moment(Texts texts, Instant instant) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", texts.locale())
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }
}
