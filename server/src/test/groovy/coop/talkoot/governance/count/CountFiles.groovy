package coop.talkoot.governance.count

import coop.talkoot.activitypub.signature.ActorKey
import coop.talkoot.activitypub.signature.IntegrityProof
import coop.talkoot.activitypub.signature.Keys
import coop.talkoot.governance.method.Approval
import coop.talkoot.governance.method.Base
import coop.talkoot.governance.method.Choice
import coop.talkoot.governance.method.Consensus
import coop.talkoot.governance.method.Consent
import coop.talkoot.governance.method.Division
import coop.talkoot.governance.method.InstantRunoff
import coop.talkoot.governance.method.MeekStv
import coop.talkoot.governance.method.Method
import coop.talkoot.governance.method.Poll
import coop.talkoot.governance.method.Quadratic
import coop.talkoot.governance.method.Quorum
import coop.talkoot.governance.method.Roll
import coop.talkoot.governance.method.Rule
import coop.talkoot.governance.method.Schulze
import coop.talkoot.governance.method.Score
import coop.talkoot.governance.method.ScottishStv
import coop.talkoot.governance.method.SimpleMajority
import coop.talkoot.governance.method.SuperMajority
import coop.talkoot.governance.method.Threshold
import jakarta.json.Json
import java.security.KeyPairGenerator
import java.security.MessageDigest
import java.time.Instant

/** Decisions made up by a fixed seed, with keys made for the occasion, as count files. */
class CountFiles {
    static final String GROUP = 'https://coop.example/groups/bakery'
    static final List<String> OPTIONS = ['ash', 'beech', 'cedar', 'douglas', 'elm']
    static final List<Method> METHODS = [
            new SimpleMajority(false), new SimpleMajority(true), SuperMajority.TWO_THIRDS,
            new SuperMajority(new Threshold(3, 5, true), Base.CAST), Consensus.USUAL, new Consent(), Approval.ADOPTING, Approval.electing(2),
            Approval.committee(3), new Score(Score.Kind.MEAN, 5, 0, 2), new Score(Score.Kind.SUM, 5, 0, 1), Score.dots(10, 2),
            new Quadratic(100, 2, false), new InstantRunoff(false), new InstantRunoff(true), new ScottishStv(2), new ScottishStv(3),
            new MeekStv(2), new MeekStv(3), new Schulze(Schulze.Unranked.IMPLICIT), new Schulze(Schulze.Unranked.EXPLICIT, 2)]

    private final Map<String, ActorKey> keys = [:]

    ActorKey key(String actor) {
        return keys.computeIfAbsent(actor) {
            def pair = KeyPairGenerator.getInstance('Ed25519').generateKeyPair()
            new ActorKey("$actor#ed25519-key", 1L, ActorKey.Algorithm.ED25519, pair.public.encoded, pair.private.encoded)
        }
    }

    String sign(String json, String actor) {
        def document = Json.createReader(new StringReader(json)).readObject()
        return IntegrityProof.sign(document, key(actor), Instant.parse('2026-11-19T18:00:00Z')).toString()
    }

    byte[] write(CountFile file) {
        return CountFileWriter.write(file) { sign(it, GROUP) }
    }

    /** Some vote, some by others, one has left, one abstains. */
    CountFile file(Method method, Random random, boolean isOpen, int size = 9) {
        def options = method.onOneText ? [] : OPTIONS
        def actors = (1..size).collect { 'https://coop.example/people/p%03d'.formatted(it) }
        def weights = actors.collectEntries { [it, random.nextInt(4) == 0 ? 1000L + random.nextInt(3) * 500 : 1000L] }
        def isVoid = { it == actors.last() && isOpen }
        def lines = []
        actors.init().each { actor ->
            def earlier = lines.findAll { it.via() == null }
            if (random.nextInt(6) == 0 && earlier) {
                def by = earlier[random.nextInt(earlier.size())]
                lines << new CountFile.Line(name(actor, isOpen), weights[actor], by.choice(), '', by.voter(), null)
            } else if (random.nextInt(8) > 0) {
                def choice = random.nextInt(5) ? choice(method, random) : divided(method, random) ?: choice(method, random)
                lines << new CountFile.Line(name(actor, isOpen), weights[actor], choice, random.nextInt(3) ? '' : 'Because "so" — \u00e4\n', null, isOpen ? activity(actor, choice) : null)
            }
        }
        def entries = actors.collect { new CountFile.Entry(it, weights[it], isOpen ? fingerprint(it) : '', isVoid(it)) }
        def standing = entries.findAll { !it.isVoid() }
        def rule = Rule.of(method).with(Quorum.participation(1, 4))
        def poll = Poll.of(rule, options, new Roll(standing.sum { it.weight() } as long, standing.size())).withSeed('5a' * 32)
        def about = new CountFile.About("$GROUP/decisions/5", GROUP, 'Which tree?', 'For the yard.', options.collectEntries { [it, it.capitalize()] },
                isOpen ? 'open' : 'pseudonymous', '2026-11-12T18:00:00Z', '2026-11-19T18:00:00Z')
        key(GROUP)
        return new CountFile(about, poll, '{"name":"Usual"}', entries, lines, [], null, keys.collectEntries { [it.value.uri(), Keys.multibase(it.value.publicKey())] })
    }

    private static String name(String actor, boolean isOpen) {
        return isOpen ? actor : 'tracker' + actor.takeRight(4)
    }

    private String activity(String actor, Choice choice) {
        return sign(CanonicalJson.write([id: "$actor/ballots/1".toString(), type: 'Create', actor: actor, object: [type: 'Ballot', context: "$GROUP/decisions/5".toString(), choices: choices(choice)]]), actor)
    }

    /** As ballots travel. */
    private static List<Map<String, Object>> choices(Choice choice) {
        def said = ChoiceTree.write(choice).values()[0]
        switch (choice) {
            case Choice.Approving:
                return said.collect { [choiceId: it] }
            case Choice.Scoring:
                return said.collect { [choiceId: it.key, score: it.value] }
            case Choice.Spending:
                return said.collect { [choiceId: it.key, weight: "$it.value".toString()] }
            case Choice.Dividing:
                return said.collect { [choiceId: it.key, weight: "$it.value".toString()] }
            case Choice.Ranking:
                return said.withIndex().collectMany { rank, at -> rank.collect { [choiceId: it, rank: at + 1] } }
            default:
                return [[choiceId: said]]
        }
    }

    String fingerprint(String actor) {
        return HexFormat.of().formatHex(MessageDigest.getInstance('SHA-256').digest(key(actor).publicKey()[-32..-1] as byte[]))
    }

    private static Choice divided(Method method, Random random) {
        def words = Division.words(method, OPTIONS).shuffled(random).take(1 + random.nextInt(3))
        return words ? new Choice.Dividing(words.collectEntries { [it, 1 + random.nextInt(3)] }) : null
    }

    static Choice choice(Method method, Random random) {
        def some = { OPTIONS.findAll { random.nextBoolean() } }
        def any = { Object[] values -> values[random.nextInt(values.length)] }
        switch (method) {
            case SimpleMajority:
            case SuperMajority:
                return any(Choice.Answer.values())
            case Consensus:
                return random.nextInt(4) ? Choice.Position.AGREE : any(Choice.Position.values())
            case Consent:
                return random.nextInt(6) ? Choice.Consenting.CONSENT : any(Choice.Consenting.values())
            case Approval:
                return new Choice.Approving(some() as Set)
            case Score:
                return new Choice.Scoring(some().collectEntries { [it, random.nextInt(3)] })
            case Quadratic:
                return new Choice.Spending(some().collectEntries { [it, random.nextInt(5)] })
            default:
                def ranked = OPTIONS.shuffled(random).take(random.nextInt(6))
                return method instanceof Schulze && ranked.size() > 2 ? new Choice.Ranking([ranked.take(2)] + ranked.drop(2).collect { [it] }) : Choice.Ranking.of(ranked)
        }
    }
}
