package coop.talkoot.api;

import coop.talkoot.governance.Decision;
import coop.talkoot.governance.OutcomeWords;
import coop.talkoot.governance.VotesDue;
import coop.talkoot.governance.VotingTermsText;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Texts;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws votes for whoever asks, a page at a time. */
@Singleton
final class DecisionViews {
    private final PostViews posts;
    private final VotesDue due;

    DecisionViews(PostViews posts, VotesDue due) {
        this.posts = posts;
        this.due = due;
    }

    DecisionView one(Decision decision, @Nullable Viewer viewer) {
        return all(List.of(decision), viewer).getFirst();
    }

    List<DecisionView> all(List<Decision> decisions, @Nullable Viewer viewer) {
        var drawn = posts.all(decisions.stream().map(Decision::post).toList(), viewer);
        Set<Long> theirs = viewer == null ? Set.of() : due.openTo(viewer.actorId(), decisions);
        var texts = Texts.in(viewer == null ? Locale.ENGLISH : viewer.language());
        return IntStream.range(0, decisions.size())
                .mapToObj(place -> {
                    var decision = decisions.get(place);
                    return view(decision, drawn.get(place), texts, theirs.contains(decision.id()));
                })
                .toList();
    }

    private static DecisionView view(Decision decision, PostView post, Texts texts, boolean mayVote) {
        var conclusion = decision.conclusion();
        var extension = decision.extension();
        var resultId = conclusion == null ? null : conclusion.resultPostId();
        var motionId = decision.motionId();
        return new DecisionView(
                post,
                IdentityView.of(decision.group()),
                motionId == null ? null : motionId.toString(),
                word(decision.occasion()),
                word(decision.type()),
                word(decision.state()),
                VotingTermsText.tree(decision.terms()),
                decision.charterHash(),
                word(decision.secrecy()),
                decision.hidesResults(),
                decision.allowsDelegation(),
                decision.isQuestion(),
                decision.opensAt().toString(),
                decision.closesAt().toString(),
                decision.concludesAt().toString(),
                extension == null
                        ? null
                        : new DecisionView.ExtensionView(
                                extension.from().toString(), IdentityView.of(extension.by()), extension.because()),
                decision.roll().hash(),
                decision.roll().size(),
                decision.options().stream()
                        .map(option -> new DecisionView.OptionView(option.choice(), option.title()))
                        .toList(),
                conclusion == null ? null : word(conclusion.outcome()),
                conclusion == null ? List.of() : conclusion.selected(),
                conclusion == null ? null : OutcomeWords.of(texts, decision),
                conclusion == null ? null : conclusion.at().toString(),
                resultId == null ? null : resultId.toString(),
                text(decision.implementation().until()),
                text(decision.implementation().doneAt()),
                mayVote);
    }

    static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    static @Nullable Long idOf(@Nullable Viewer viewer) {
        return viewer == null ? null : viewer.actorId();
    }
}
