package coop.talkoot.governance.count

import coop.talkoot.activitypub.signature.Keys
import coop.talkoot.governance.federal.FederalRule
import coop.talkoot.governance.federal.FederalTally
import coop.talkoot.governance.federal.Mode
import coop.talkoot.governance.federal.Weighting
import coop.talkoot.governance.method.Approval
import coop.talkoot.governance.method.Consensus
import coop.talkoot.governance.method.Consent
import coop.talkoot.governance.method.InstantRunoff
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
import coop.talkoot.governance.method.VetoLimit
import java.nio.file.Files
import java.nio.file.Path
import javax.tools.ToolProvider
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** A federation's count file holds those of its member groups, and proves itself down to the last ballot. */
class FederalFilesSpec extends Specification {
    private static final String CITY = 'https://city.example/groups/city'
    private static final List<Method> TEXTS = [new SimpleMajority(false), SuperMajority.TWO_THIRDS, Consensus.USUAL, new Consent()]
    private static final List<Method> METHODS = TEXTS + [Approval.ADOPTING, new Score(Score.Kind.SUM, 5, 0, 1), Score.dots(10, 2), new Quadratic(100, 2, false),
            new InstantRunoff(false), new ScottishStv(2), new Schulze(Schulze.Unranked.IMPLICIT)]

    @Shared
    CountFiles files = new CountFiles()

    @TempDir
    @Shared
    Path folder

    @Shared
    Class<?> alone

    def setupSpec() {
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-proc:none', '--release', '25', '-d', "$folder", '../docs/recount/Recount.java') == 0
        alone = new URLClassLoader([folder.toUri().toURL()] as URL[], (ClassLoader) null).loadClass('Recount')
    }

    def "a vote by #method is counted alike by both programs, in every mode, with groups of groups and silent ones"() {
        expect:
        (1..3).each { seed ->
            def random = new Random(seed)
            for (mode in Mode.values()) {
                def rule = new FederalRule(mode, Weighting.values()[seed % 4], seed % 2 == 0, 60, 500)
                def bytes = city(method, rule, random)
                def checked = Recount.check(bytes)
                def outcome = checked.tally().outcome()
                def said = countAlone(bytes)
                assert said.startsWith('ALL IS RIGHT')
                assert said.contains("\n${Fields.word(outcome.kind())} ${outcome.kind().name() == 'TIED' ? '' : outcome.selected().join(', ')}")
                assert checked.federal().parts().size() == 4
                assert checked.federal().parts()[2].standing() == FederalTally.Standing.SILENT
            }
        }

        where:
        method << METHODS
    }

    def "its own groups may decide in other ways than the federation"() {
        expect:
        (1..12).each { seed ->
            def random = new Random(seed)
            def members = ['a', 'b', 'c'].collect { name -> member("https://${name}.example/groups/$name", leaf("https://${name}.example/groups/$name", TEXTS[random.nextInt(4)], random, "$CITY/decisions/9")) }
            def bytes = federal(CITY, TEXTS[random.nextInt(4)], FederalRule.of(Mode.values()[seed % 3], Weighting.PENROSE, true), members, null)
            assert countAlone(bytes).contains("\n${Fields.word(Recount.check(bytes).tally().outcome().kind())} ")
        }
    }

    def "whoever is on two rolls counts once, through both levels"() {
        given: 'the same nine people in every group, of whom the last has left each'
        def bytes = city(new SimpleMajority(false), FederalRule.of(Mode.DIRECT, Weighting.MEMBERS, false), new Random(5))

        expect:
        def tally = Recount.check(bytes).federal()
        tally.parts().sum { it.people() } == 8 + 7
        tally.by(Mode.DIRECT).counts().roll() == Roll.of(15)
    }

    def "the affected group's veto is in it"() {
        given:
        def members = [member('https://a.example/groups/a', leaf('https://a.example/groups/a', new Consent(), new Random(1), "$CITY/decisions/9"))]
        def file = file(CITY, new Consent(), FederalRule.of(Mode.BLOC, Weighting.EQUAL, true), members, null)
        def poll = Poll.of(file.poll().rule().with(VetoLimit.of(1)), file.poll().roll()).withVetoes(1)
        def bytes = write(new CountFile(file.about(), poll, file.charter(), file.roll(), [], [], null, file.keys(), file.federal(), null), CITY)

        expect:
        Recount.check(bytes).tally().outcome().kind().name() == 'BLOCKED'
        countAlone(bytes).contains('\nblocked ')
    }

    def "#what is found, and whose it is"() {
        given:
        def group = 'https://a.example/groups/a'
        def other = 'https://b.example/groups/b'
        def members = [member(group, bytes(this, group, other)), member(other, leaf(other, new Consent(), new Random(2), "$CITY/decisions/9"))]

        when:
        def archive = unchecked(members, print)

        then:
        refused(archive).contains(said)
        refused(archive).contains(group)
        refusedAlone(archive).contains(group)
        refusedAlone(archive) =~ saidAlone

        where:
        what                                | said                        | saidAlone                   | print   | bytes
        'a group that answers for another'  | 'is by'                     | 'by another group'          | ''      | { spec, a, b -> spec.leaf(b, new Consent(), new Random(1), "$CITY/decisions/9") }
        'the answer to another vote'        | 'is of another vote'        | 'of another vote'           | ''      | { spec, a, b -> spec.leaf(a, new Consent(), new Random(1), "$CITY/decisions/8") }
        'a group that was not asked'        | 'is of another vote'        | 'of another vote'           | ''      | { spec, a, b -> spec.leaf(a, new Consent(), new Random(1), null) }
        'a key that is not the group\'s'    | 'another key'               | 'another key'               | 'ab' * 32 | { spec, a, b -> spec.leaf(a, new Consent(), new Random(1), "$CITY/decisions/9") }
    }

    def "ballots of people of another server than the group's are told, with the keys that signed them, through both levels"() {
        given: 'people of coop.example in a group of a.example: signed in one file, not in the other'
        def group = 'https://a.example/groups/a'
        def signedFile = { boolean isSigned ->
            def made = files.file(new Consent(), new Random(4), true, 6)
            def about = new CountFile.About("$CountFiles.GROUP/decisions/5", group, 'Which tree?', '', made.about().options(), 'open', '2026-11-12T18:00:00Z', '2026-11-19T18:00:00Z')
            def lines = made.ballots().collect { isSigned ? it : new CountFile.Line(it.voter(), it.weight(), it.choice(), '', it.via(), null) }
            def part = new CountFile.PartOf("$CITY/decisions/9", made.roll().collectEntries { [it.actor(), 1L] }, [])
            write(new CountFile(about, made.poll(), '{}', made.roll(), lines, [], null, made.keys() + keys(group), null, part), group)
        }
        def within = { byte[] bytes -> Recount.check(federal(CITY, new Consent(), FederalRule.of(Mode.BLOC, Weighting.EQUAL, true), [member(group, bytes)], null)).guests() }
        def own = Recount.check(signedFile(true)).lines().findAll { it.via() == null }*.voter()

        expect:
        within(signedFile(true))*.voter() == own
        within(signedFile(true)).every { it.keyId() == "$it.voter#ed25519-key" && it.key() == Keys.multibase(files.key(it.voter()).publicKey()) }
        within(signedFile(false))*.voter() == own
        within(signedFile(false)).every { it.keyId() == null && it.key() == null }
        !own.empty
    }

    def "any changed byte is found, also in what a member group signed"() {
        given:
        def bytes = federal(CITY, new Consent(), FederalRule.of(Mode.BLOC, Weighting.EQUAL, true),
                [member('https://a.example/groups/a', leaf('https://a.example/groups/a', new Consent(), new Random(1), "$CITY/decisions/9"))], null)

        expect:
        (0..<bytes.length).step(23).each { at ->
            def changed = bytes.clone()
            changed[at] ^= (1 << at % 8)
            assert refused(changed) != 'nothing was found'
            assert at % 115 || !refusedAlone(changed).startsWith('nothing was found')
        }
    }

    def "a file without one of its groups' files is refused, and one with a file too many"() {
        given:
        def a = member('https://a.example/groups/a', leaf('https://a.example/groups/a', new Consent(), new Random(1), "$CITY/decisions/9"))
        def bytes = federal(CITY, new Consent(), FederalRule.of(Mode.BLOC, Weighting.EQUAL, true), [a], null)
        def texts = Archive.read(bytes)

        expect:
        refused(Archive.write(texts.findAll { !it.key.startsWith('children/') })) != 'nothing was found'
        refused(Archive.write(texts + Archive.in('children/001/', texts).collectEntries { ["children/002/$it.key".toString(), it.value] })) != 'nothing was found'
        refusedAlone(Archive.write(texts.findAll { !it.key.startsWith('children/') })) =~ /null|not in the archive|changed/
    }

    def "the program says what groups came to"() {
        given:
        def path = Files.write(folder.resolve('city.zip'), city(new SimpleMajority(false), FederalRule.of(Mode.PROPORTIONAL, Weighting.MEMBERS, true), new Random(3)))
        def out = new ByteArrayOutputStream()

        expect:
        RecountCommand.run([path.toString()], new PrintStream(out), System.err) == 0
        out.toString().contains('https://east.example/groups/east')
        out.toString().contains('bloc')
        out.toString().contains('silent')
    }

    /** A city of a co-op, two districts that share a co-op, and a co-op that says nothing. */
    private byte[] city(Method method, FederalRule rule, Random random) {
        def decision = "$CITY/decisions/9"
        def shared = { parent -> member('https://shared.example/groups/shared', leaf('https://shared.example/groups/shared', method, random, "$parent/decisions/9"), random) }
        def districts = ['east', 'west'].collect { name ->
            def uri = "https://${name}.example/groups/$name".toString()
            def only = "https://only${name}.example/groups/only".toString()
            member(uri, federal(uri, method, FederalRule.of(Mode.values()[random.nextInt(3)], Weighting.EQUAL, false), [shared(uri), member(only, leaf(only, method, random, "$uri/decisions/9"), random)], decision), random)
        }
        def lone = member('https://lone.example/groups/lone', leaf('https://lone.example/groups/lone', method, random, decision), random)
        return federal(CITY, method, rule, districts + [lone, new CountFile.Member('https://still.example/groups/still', 7, 3, 0, null)], null)
    }

    private CountFile.Member member(String group, byte[] archive, Random random = new Random(0)) {
        return new CountFile.Member(group, 9, random.nextInt(50), random.nextInt(1000), archive)
    }

    byte[] leaf(String group, Method method, Random random, String partOf) {
        def made = files.file(method, random, true, 9)
        def about = new CountFile.About("$group/decisions/9", group, 'Which tree?', '', made.about().options(), 'open', '2026-11-12T18:00:00Z', '2026-11-19T18:00:00Z')
        def lines = made.ballots().collect { new CountFile.Line(it.voter(), it.weight(), it.choice(), '', it.via(), null) }
        def roll = made.roll().collect { new CountFile.Entry(it.actor(), it.weight(), '', it.isVoid()) }
        def part = partOf == null ? null : new CountFile.PartOf(partOf, roll.collectEntries { [it.actor(), random.nextInt(1000) as long] }, roll*.actor().findAll { random.nextInt(4) == 0 })
        return write(new CountFile(about, made.poll(), '{}', roll, lines, [], null, keys(group), null, part), group)
    }

    private byte[] federal(String group, Method method, FederalRule rule, List<CountFile.Member> members, String partOf) {
        return write(file(group, method, rule, members, partOf), group)
    }

    private CountFile file(String group, Method method, FederalRule rule, List<CountFile.Member> members, String partOf, String print = '') {
        def options = method.onOneText ? [] : CountFiles.OPTIONS
        def about = new CountFile.About("$group/decisions/9", group, 'Which tree?', '', options.collectEntries { [it, it] }, 'open', '2026-11-12T18:00:00Z', '2026-11-19T18:00:00Z')
        def poll = Poll.of(Rule.of(method).with(Quorum.participation(1, 4)), options, Roll.of(members.size())).withSeed('5a' * 32)
        def part = partOf == null ? null : new CountFile.PartOf(partOf, [:], [])
        return new CountFile(about, poll, '{}', members.collect { new CountFile.Entry(it.group(), 1000, print, false) }, [], [], null, keys(group), new CountFile.Federal(rule, members), part)
    }

    /** Written and signed by a federation that does not look at what its groups sent. */
    private byte[] unchecked(List<CountFile.Member> members, String print) {
        def right = members.collect { member(it.group(), leaf(it.group(), new Consent(), new Random(1), "$CITY/decisions/9")) }
        def texts = Archive.read(write(file(CITY, new Consent(), FederalRule.of(Mode.BLOC, Weighting.EQUAL, true), right, null, print), CITY))
        members.eachWithIndex { each, at -> Archive.read(each.archive()).each { name, text -> texts["children/00${at + 1}/$name".toString()] = text } }
        def signed = CanonicalJson.read('', texts['signatures']) as Map
        signed.remove('proof')
        signed.files = CountFileWriter.hashes(texts)
        return Archive.write(texts + [signatures: CanonicalJson.write(CanonicalJson.read('', files.sign(CanonicalJson.write(signed), CITY)))])
    }

    private Map<String, String> keys(String group) {
        def key = files.key(group)
        return [(key.uri()): Keys.multibase(key.publicKey())]
    }

    private byte[] write(CountFile file, String group) {
        return CountFileWriter.write(file) { files.sign(it, group) }
    }

    private static String refused(byte[] bytes) {
        try {
            Recount.check(bytes)
            return 'nothing was found'
        } catch (Unreadable e) {
            return e.message
        }
    }

    private String refusedAlone(byte[] bytes) {
        try {
            return 'nothing was found: ' + countAlone(bytes)
        } catch (RuntimeException e) {
            return "$e.message"
        }
    }

    private String countAlone(byte[] bytes) {
        def constructor = alone.getDeclaredConstructor()
        constructor.accessible = true
        def check = alone.getDeclaredMethod('check', byte[])
        check.accessible = true
        try {
            return check.invoke(constructor.newInstance(), [bytes] as Object[])
        } catch (java.lang.reflect.InvocationTargetException e) {
            throw e.cause
        }
    }
}
