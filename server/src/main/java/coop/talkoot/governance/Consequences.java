package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DECISION;
import static coop.talkoot.schema.Tables.MOTION;

import coop.talkoot.governance.method.Outcome;
import coop.talkoot.governance.method.Roll;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Texts;
import coop.talkoot.posts.NewPost;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Words;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jooq.DSLContext;

/** What follows from an outcome: for the motion, for the group's rules, and the post that says so. */
@Singleton
final class Consequences {
    private final DSLContext sql;
    private final Posts posts;
    private final MotionRows motions;
    private final VoiceRows voices;
    private final TallyRows tallies;
    private final Charters charters;
    private final Occasions occasions;
    private final Councils councils;
    private final FederationPolicies policies;
    private final Adoptions adoptions;

    Consequences(
            DSLContext sql,
            Posts posts,
            MotionRows motions,
            VoiceRows voices,
            TallyRows tallies,
            Charters charters,
            Occasions occasions,
            Councils councils,
            FederationPolicies policies,
            Adoptions adoptions) {
        this.sql = sql;
        this.posts = posts;
        this.motions = motions;
        this.voices = voices;
        this.tallies = tallies;
        this.charters = charters;
        this.occasions = occasions;
        this.councils = councils;
        this.policies = policies;
        this.adoptions = adoptions;
    }

    /**
     * The tally, or one that says that more was needed: other rules must also pass by themselves, and a block that is set
     * aside only makes room for what the others said before.
     */
    Tally amended(Decision decision, Roll roll, List<Voice> said, Tally tally) {
        return amended(decision, tally, amendment -> {
            var terms = Openings.byNewRules(decision.terms(), amendment);
            return VoteCount.count(terms, List.of(), roll, Translation.of(said, terms.method()), 0, null)
                    .outcome()
                    .kind();
        });
    }

    /** The same of a vote that is counted in whatever way: {@code again} counts it by other rules. */
    Tally amended(Decision decision, Tally tally, Function<Bylaws, Outcome.Kind> again) {
        if (!hasPassed(tally.outcome()) || decision.motionId() == null) {
            return tally;
        }
        var motion = motion(decision);
        var amendment = motion.terms().amendment();
        if (amendment != null) {
            return hasPassed(again.apply(amendment)) ? tally : refused(tally, "NOT_BY_THE_NEW_RULES");
        }
        return decision.occasion() == Occasion.SET_ASIDE && !wouldHavePassed(motion)
                ? refused(tally, "NOT_EVEN_WITHOUT_BLOCKS")
                : tally;
    }

    /** Writes all that follows and gives the post that tells of it. */
    Post of(Decision decision, Tally tally) {
        // A group's part of a federation's vote is about a motion of the federation: what follows from it follows
        // there.
        if (decision.terms().federal().partOf() == null) {
            var motion = motion(decision);
            motions.setState(motion.id(), next(decision, motion, tally.outcome()));
            if (tally.outcome() == Outcome.Kind.PASSED) {
                adopt(decision, motion);
            }
            if (tally.outcome() == Outcome.Kind.SELECTED) {
                send(decision, motion, tally.selected());
            }
        }
        var result = tell(decision);
        sql.update(DECISION)
                .set(DECISION.RESULT_POST_ID, result.id())
                .where(DECISION.POST_ID.eq(decision.id()))
                .execute();
        return result;
    }

    /** A text that passed weakly was confirmed. */
    void confirmed(Decision decision) {
        if (decision.terms().federal().partOf() == null) {
            var motion = motion(decision);
            motions.setState(motion.id(), Motion.State.DECIDED);
            adopt(decision, motion);
        }
    }

    private void adopt(Decision decision, Motion motion) {
        var amendment = motion.terms().amendment();
        var until = decision.charterId();
        var conclusion = decision.conclusion();
        if (amendment != null && until != null && conclusion != null) {
            var rules = charters.byId(until).orElseThrow();
            charters.amend(decision.group(), amendment, rules, decision.id(), conclusion.at());
            var adopts = motion.terms().adopts();
            if (adopts != null) {
                adoptions.decided(decision, adopts);
            }
        }
        var advised = motion.terms().policies();
        if (advised != null) {
            policies.decided(decision, advised);
        }
        send(decision, motion, List.of());
    }

    /**
     * Who was elected serves from now on. Of a recall MembershipVotes sees to it, on the day that was stated; lots are drawn
     * when a coordinator has them drawn.
     */
    private void send(Decision decision, Motion motion, List<String> selected) {
        var sending = motion.terms().sending();
        if (sending != null && !sending.candidates().isEmpty()) {
            councils.elected(decision, sending, selected);
        }
    }

    private Motion.State next(Decision decision, Motion motion, Outcome.Kind outcome) {
        var isBack = switch (outcome) {
            case PASSED, SELECTED -> false;
            // To be confirmed, or talked over again.
            case PASSED_WEAK, BLOCKED -> true;
            case NO_QUORUM ->
                decision.occasion() != Occasion.SECOND_CALL
                        && bylaws(decision).voting().secondCallDays() > 0;
            case REJECTED, TIED, NO_DECISIVE_VOTES, CANCELLED -> {
                var counting = decision.terms().counting();
                yield decision.terms().method() == VotingMethod.CONSENSUS
                        && (occasions.amendments(motion.id()) < counting.rounds() || counting.fallback() != null);
            }
        };
        return isBack ? Motion.State.PROPOSED : Motion.State.DECIDED;
    }

    private Bylaws bylaws(Decision decision) {
        var charterId = decision.charterId();
        if (charterId == null) {
            throw new IllegalStateException("the vote " + decision.id() + " of this server pins no charter");
        }
        return charters.byId(charterId).orElseThrow().bylaws();
    }

    /** Without blocks, the vote before this one: as its ballots say. */
    private boolean wouldHavePassed(Motion motion) {
        var before = sql.select(DECISION.POST_ID, DECISION.RULES)
                .from(DECISION)
                .where(DECISION.MOTION_ID.eq(motion.id()))
                .and(DECISION.OUTCOME.eq(Outcome.Kind.BLOCKED.name()))
                .orderBy(DECISION.POST_ID.desc())
                .limit(1)
                .fetchOptional()
                .orElseThrow();
        var said = voices.said(before.value1());
        var sealed = tallies.of(before.value1()).orElseThrow();
        var roll = new Roll(sealed.eligibleWeight(), sealed.eligible());
        var terms = VotingTermsText.read(before.value2());
        var poll = Terms.poll(terms, List.of(), roll, null).withSetAside(roll.voters());
        return hasPassed(VoteCount.count(poll, said).outcome().kind());
    }

    private static boolean hasPassed(Outcome.Kind outcome) {
        return outcome == Outcome.Kind.PASSED || outcome == Outcome.Kind.PASSED_WEAK;
    }

    private static Tally refused(Tally tally, String key) {
        return tally.with(Outcome.Kind.REJECTED, new Decision.Explanation(key, List.of()));
    }

    private Post tell(Decision decision) {
        var texts = Texts.in(Locale.forLanguageTag(decision.post().language()));
        var words = Words.typed(
                decision.post().title(),
                OutcomeWords.of(texts, decision),
                decision.post().language(),
                List.of());
        return posts.write(new NewPost(
                        Origin.LOCAL,
                        "results",
                        Post.Kind.RESULT,
                        decision.group(),
                        decision.group(),
                        null,
                        decision.post().audience(),
                        words,
                        List.of(),
                        null,
                        null,
                        null))
                .post();
    }

    private Motion motion(Decision decision) {
        var motionId = decision.motionId();
        if (motionId == null) {
            throw new IllegalStateException("the vote " + decision.id() + " of this server is about no motion");
        }
        sql.selectOne()
                .from(MOTION)
                .where(MOTION.POST_ID.eq(motionId))
                .forNoKeyUpdate()
                .fetch();
        return motions.byId(posts.find(motionId).stream().toList())
                .values()
                .iterator()
                .next();
    }
}
