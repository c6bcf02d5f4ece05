package coop.talkoot.governance

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.governance.method.Choice
import coop.talkoot.people.Identity
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import java.time.Duration
import java.time.Instant
import java.util.concurrent.atomic.AtomicInteger

/** A co-op that decides, with words for what people do there. */
final class Assembly implements AutoCloseable {
    final SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))
    final Neighbours house
    private final AtomicInteger count = new AtomicInteger()

    Assembly(String name = 'bakery') {
        house = new Neighbours(name: name, clock: clock)
    }

    Identity getKeeper() {
        return house.keeper.identity()
    }

    Identity getGroup() {
        return house.group.identity()
    }

    def <T> T bean(Class<T> type) {
        return house.bean(type)
    }

    List<Identity> members(int number) {
        return (1..number).collect { house.member("m${count.incrementAndGet()}") }
    }

    /** Rules like those of the template, but for what is given: a path of names, and a value. */
    Bylaws bylaws(Map<String, ?> changes = [:], CharterTemplate template = CharterTemplate.CONSENSUS) {
        def tree = Canonical.read('charter', BylawsText.write(template.bylaws()))
        changes.each { path, value ->
            def names = path.tokenize('.')
            def at = names.dropRight(1).inject(tree) { part, name -> part[name] }
            at[names.last()] = value
        }
        return BylawsText.read(Canonical.write(tree))
    }

    /** In a group that has not voted yet. */
    Charter adopt(Map<String, ?> changes = [:], CharterTemplate template = CharterTemplate.CONSENSUS) {
        return bean(Charters).adopt(group, bylaws(changes, template), keeper)
    }

    Motion motion(Map<String, ?> options = [:]) {
        def title = options.title ?: "Motion ${count.incrementAndGet()}"
        def terms = new MotionTerms(
                (options.type ?: Motion.Type.POLICY) as Motion.Type,
                options.subject as Identity,
                options.amendment as Bylaws,
                (options.options ?: []) as List<String>,
                (options.seats ?: 1) as int)
        return bean(Motions).propose(new NewMotion(
                (options.by ?: keeper) as Identity,
                group,
                (options.audience ?: Audience.PUBLIC) as Audience,
                Words.typed(title as String, (options.text ?: 'We should do this.') as String, 'en', []),
                terms))
    }

    static Opening opening(Map<String, ?> options = [:]) {
        return new Opening(
                options.occasion as Occasion,
                options.method as VotingMethod,
                options.window as Duration,
                options.secrecy as Secrecy,
                options.hidesResults as Boolean,
                options.statusQuo as String,
                options.getOrDefault('allowsDelegation', true) as boolean,
                (options.isQuestion ?: false) as boolean,
                options.implementBy as Instant,
                new Opening.Conditions(options.quorum as Integer, options.voters as Integer, options.early as Boolean, (options.isFinal ?: false) as boolean))
    }

    /** Puts a motion to the vote, by simple majority where nothing else is said and it has no options. */
    Decision open(Map<String, ?> options = [:], Motion motion = null) {
        def put = motion ?: this.motion(options)
        def usual = put.terms().options().isEmpty() && !options.occasion && put.terms().type() == Motion.Type.POLICY
        return bean(Openings).putToVote(put, (options.opener ?: keeper) as Identity,
                opening((usual ? [method: VotingMethod.SIMPLE_MAJORITY] : [:]) + options))
    }

    Decision open(Motion motion) {
        return open([:], motion)
    }

    Receipt cast(Decision decision, Identity voter, Choice choice = Choice.Answer.YES, String reason = '') {
        return bean(Ballots).cast(decision.id(), Cast.here(voter, choice, reason))
    }

    Decision again(Decision decision) {
        return bean(Decisions).require(decision.id(), keeper.id())
    }

    Motion again(Motion motion) {
        return bean(Motions).require(motion.id(), keeper.id())
    }

    void tick() {
        bean(ClosingClock).run()
    }

    /** Lets the time of a vote come, and those who close it do so. */
    Decision close(Decision decision) {
        def end = again(decision).concludesAt()
        if (clock.instant().isBefore(end)) {
            clock.advance(Duration.between(clock.instant(), end))
        }
        tick()
        return again(decision)
    }

    Tally tally(Decision decision) {
        return bean(Tallies).of(again(decision)).orElse(null)
    }

    Delegation delegate(Map<String, ?> options = [:], Identity principal, Identity delegate) {
        return bean(Delegations).make(new NewDelegation(principal, delegate, group,
                (options.scope ?: new DelegationScope.All()) as DelegationScope,
                (options.from ?: clock.instant()) as Instant,
                (options.until ?: clock.instant() + Duration.ofDays(100)) as Instant,
                options.getOrDefault('acceptsCap', true) as boolean,
                (options.showsName ?: false) as boolean,
                coop.talkoot.platform.Origin.LOCAL))
    }

    @Override
    void close() {
        house.close()
    }
}
