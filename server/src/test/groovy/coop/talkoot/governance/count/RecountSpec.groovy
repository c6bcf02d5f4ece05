package coop.talkoot.governance.count

import coop.talkoot.governance.method.CommonSeed
import coop.talkoot.governance.method.Poll
import coop.talkoot.governance.method.Roll
import coop.talkoot.governance.method.Rule
import coop.talkoot.governance.method.Sortition
import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** A count file proves itself, to our program and to the one that knows nothing but the file. */
class RecountSpec extends Specification {
    @Shared
    CountFiles files = new CountFiles()

    @TempDir
    @Shared
    Path folder

    @Shared
    StandAlone alone = new StandAlone()

    def "the program that stands alone has at most 300 lines and needs nothing but Java"() {
        given:
        def lines = Files.readAllLines(StandAlone.PROGRAM)

        expect:
        lines.size() <= 300
        lines.findAll { it.startsWith('import') }.every { it.startsWith('import java.') }
    }

    def "whatever is decided by #method is counted alike by both programs"() {
        expect:
        (1..8).each { seed ->
            def random = new Random(seed)
            def bytes = files.write(files.file(method, random, seed % 2 == 0, 3 + random.nextInt(30)))
            def checked = Recount.check(bytes)
            def said = alone.check(bytes)
            assert said.startsWith('ALL IS RIGHT')
            assert said.contains("\n${Fields.word(checked.tally().outcome().kind())} ${checked.tally().outcome().kind().name() == 'TIED' ? '' : checked.tally().outcome().selected().join(', ')}")
            assert checked.signed() > 0 || seed % 2
        }

        where:
        method << CountFiles.METHODS
    }

    def "the same decision makes the same bytes"() {
        given:
        def file = files.file(CountFiles.METHODS.last(), new Random(1), true)

        expect:
        Arrays.equals(files.write(file), files.write(withLines(file, file.ballots().reverse())))
    }

    def "no clock and no time zone of the machine is in it"() {
        given:
        def file = files.file(CountFiles.METHODS.last(), new Random(1), true)
        def zone = TimeZone.default
        def here = files.write(file)

        when:
        TimeZone.default = TimeZone.getTimeZone('Pacific/Auckland')

        then:
        Arrays.equals(here, files.write(file))

        cleanup:
        TimeZone.default = zone
    }

    def "any changed byte is found, and what it is in is named"() {
        given:
        def bytes = files.write(files.file(CountFiles.METHODS[0], new Random(4), true, 4))
        def known = /.*(proposal\.json|charter\.json|roll\.json|ballots\.ndjson|tally\.json|signatures|archive).*/

        expect:
        (0..<bytes.length).step(5).each { at ->
            def changed = bytes.clone()
            changed[at] ^= (1 << at % 8)
            assert refused(changed) ==~ known
            if (at % 55 == 0) {
                assert refusedAlone(changed) ==~ known
            }
        }
        refused((bytes.toList() + [0]) as byte[]) ==~ known
        refused(bytes[0..-2] as byte[]) ==~ known
        refusedAlone(bytes[0..-2] as byte[]) ==~ known
    }

    def "what is no name of ours is not repeated where it may be anything: #shown"() {
        given: 'the length of the first name, and its first letter, as the zip says them'
        def bytes = files.write(files.file(CountFiles.METHODS[0], new Random(4), true, 4))
        bytes[27] = longer
        bytes[30] = letter

        expect:
        refused(bytes) == "expected proposal.json in the archive, found $shown"

        where:
        longer | letter    || shown
        0      | (int) 'x' || 'xroposal.json'
        0      | 10        || 'a name that is none'
        1      | (int) 'p' || 'a name that is none'
    }

    def "#what is found though the group itself signed it"() {
        given:
        def file = change(files.file(CountFiles.METHODS[0], new Random(2), isOpen, 9))

        when:
        def bytes = written(file)

        then:
        refused(bytes).contains(said)
        refusedAlone(bytes) =~ saidAlone

        where:
        what                              | isOpen | said                        | saidAlone          | change
        'a ballot signed by another'      | true   | 'is not by'                 | 'not signed by'    | { f -> swapped(f) }
        'a ballot changed after its sign' | true   | 'was changed after'         | 'was changed after'| { f -> forged(f) }
        'a line that says otherwise'      | true   | 'does not say in this vote' | 'not what its voter signed' | { f -> turned(f) }
        'a ballot of nobody on the roll'  | true   | 'not on the roll'           | 'nobody on the roll' | { f -> withEntries(f, f.roll().findAll { it.actor() != f.ballots()[0].voter() }) }
        'a key that was not on the roll'  | true   | 'another key'               | 'another key'      | { f -> withEntries(f, f.roll().collect { new CountFile.Entry(it.actor(), it.weight(), 'ab' * 32, it.isVoid()) }) }
        'a voter twice'                   | false  | 'voter twice'               | 'not in order'     | { f -> withLines(f, f.ballots() + f.ballots()[0]) }
        'a delegate who did not vote'     | false  | 'who voted for them'        | 'is not that of'   | { f -> withLines(f, f.ballots() + new CountFile.Line('zz', 1000, f.ballots()[0].choice(), '', 'nobody', null)) }
        'a paper of another method'       | false  | 'could not have been cast'  | 'another method'   | { f -> withLines(f, f.ballots().collect { new CountFile.Line(it.voter(), it.weight(), coop.talkoot.governance.method.Choice.Position.AGREE, '', it.via(), null) }) }
    }

    def "whose ballot bears no signature though a key of theirs stood on the roll is named by both programs"() {
        given:
        def file = files.file(CountFiles.METHODS[0], new Random(2), true, 9)
        def voter = file.ballots().find { it.activity() }.voter()
        def bytes = files.write(withLines(file, file.ballots().collect { it.voter() == voter ? with(it, null) : it }))
        def path = Files.write(folder.resolve('unsigned.zip'), bytes)

        expect:
        Recount.check(bytes).unsigned().contains(voter)
        alone.check(bytes) =~ /only the group's word, for .*${java.util.regex.Pattern.quote(voter)}/
        run([path.toString()]).said =~ /only the group's word: .*${java.util.regex.Pattern.quote(voter)}/
    }

    def "a tally that is not that of the ballots is found though the group signed it"() {
        given:
        def texts = Archive.read(files.write(files.file(CountFiles.METHODS[0], new Random(2), true)))
        def outcome = (texts['tally.json'] =~ /"outcome":"(\w+)"/)[0][1]
        def other = outcome == 'passed' ? 'rejected' : 'passed'
        def tally = texts['tally.json'].replace("\"outcome\":\"$outcome\"", "\"outcome\":\"$other\"")
        def signed = texts['signatures'].replaceFirst(/"tally.json":"\w+"/, "\"tally.json\":\"${Archive.hash(tally)}\"").replaceFirst(/,"proof":\{[^}]*\}/, '')

        when:
        def bytes = Archive.write(texts + ['tally.json': tally, signatures: CanonicalJson.write(CanonicalJson.read('', files.sign(signed, CountFiles.GROUP)))])

        then:
        refused(bytes).startsWith('tally.json says otherwise')
        refusedAlone(bytes).startsWith("tally.json says $other")
    }

    def "a panel is drawn again, and #what is found though the group signed it"() {
        given:
        def pool = (1..5).collect { "https://coop.example/people/p00$it".toString() }
        def by = pool[0]
        def usual = files.file(CountFiles.METHODS[0], new Random(2), true, 5)
        def hash = HexFormat.of().formatHex(MessageDigest.getInstance('SHA-256').digest(CanonicalJson.write(pool).bytes))
        def right = CommonSeed.of(usual.about().decision(), hash, [(by): 'ab' * 16], '17 4')
        def poll = Poll.of(Rule.of(Sortition.of(2)), pool, new Roll(5000, 5)).withSeed(seed ?: right)
        def papers = CanonicalJson.write([numberSource: 'Lotto', publicNumber: '17 4', restMonths: 0L, seals: [
                [by: by, commitment: CommonSeed.commitment('ab' * 16, by), number: number], [by: pool[1], commitment: 'ef' * 32]]])
        def bytes = files.write(new CountFile(usual.about(), poll, papers, pool.collect { new CountFile.Entry(it, 1000, '', false) }, [], [], null, usual.keys()))

        expect:
        said == null ? Recount.check(bytes).tally().outcome().selected().size() == 2 : refused(bytes).contains(said)
        said == null ? alone.check(bytes).startsWith('ALL IS RIGHT') : refusedAlone(bytes).contains(said)

        where:
        what                             | number    | seed      || said
        'nothing'                        | 'ab' * 16 | null      || null
        'a seed of somebody\'s choosing' | 'ab' * 16 | '5a' * 32 || 'another seed'
        'a number that was not sealed'   | 'cd' * 16 | null      || 'did not seal'
    }

    def "the command says what it found, or what is wrong"() {
        given:
        def right = Files.write(folder.resolve('right.zip'), files.write(files.file(CountFiles.METHODS.last(), new Random(3), true)))
        def wrong = Files.write(folder.resolve('wrong.zip'), 'no zip'.bytes)

        expect:
        run([right.toString()]).with { it.status == 0 && it.said.contains('All is right') && it.said.readLines().contains('Elected') }
        CountCommand.run(['--rule', 'schulze', right.toString()], new PrintStream(OutputStream.nullOutputStream()), System.err) == 0
        run([wrong.toString()]).with { it.status == 1 && it.complained.contains('proposal.json') }
        run([folder.resolve('none').toString()]).with { it.status == 1 && it.complained.contains('cannot be read') }
        run([]).status == 2
        run(['--help']).status == 0
    }

    private static Map run(List<String> arguments) {
        def out = new ByteArrayOutputStream()
        def errors = new ByteArrayOutputStream()
        def status = RecountCommand.run(arguments, new PrintStream(out), new PrintStream(errors))
        return [status: status, said: out.toString(), complained: errors.toString()]
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
            return 'nothing was found: ' + alone.check(bytes)
        } catch (IllegalArgumentException e) {
            return e.message
        }
    }

    private byte[] written(CountFile file) {
        // What could not be counted is not written either, so the tally is that of no ballots.
        try {
            return files.write(file)
        } catch (IllegalArgumentException ignored) {
            def texts = Archive.read(files.write(withLines(file, [])))
            def rows = file.ballots().toSorted { it.voter() }.collect { CanonicalJson.write([voter: it.voter(), weight: it.weight(), choice: ChoiceTree.write(it.choice()), reason: it.reason()] + (it.via() ? [via: it.via()] : [:])) + '\n' }.join('')
            def signed = texts['signatures'].replaceFirst(/"ballots.ndjson":"\w+"/, "\"ballots.ndjson\":\"${Archive.hash(rows)}\"").replaceFirst(/,"proof":\{[^}]*\}/, '')
            return Archive.write(texts + ['ballots.ndjson': rows, signatures: CanonicalJson.write(CanonicalJson.read('', files.sign(signed, CountFiles.GROUP)))])
        }
    }

    private static CountFile swapped(CountFile file) {
        def signed = file.ballots().findAll { it.activity() }
        return withLines(file, file.ballots().collect { it.voter() == signed[0].voter() ? with(it, signed[1].activity()) : it })
    }

    private static CountFile turned(CountFile file) {
        def answer = { it == coop.talkoot.governance.method.Choice.Answer.YES ? coop.talkoot.governance.method.Choice.Answer.NO : coop.talkoot.governance.method.Choice.Answer.YES }
        return withLines(file, file.ballots().collect { new CountFile.Line(it.voter(), it.weight(), answer(it.choice()), it.reason(), it.via(), it.activity()) })
    }

    private static CountFile forged(CountFile file) {
        def first = file.ballots().find { it.activity() }
        return withLines(file, file.ballots().collect { it.voter() == first.voter() ? with(it, it.activity().replace('ballots/1', 'ballots/2')) : it })
    }

    private static CountFile.Line with(CountFile.Line line, String activity) {
        return new CountFile.Line(line.voter(), line.weight(), line.choice(), line.reason(), line.via(), activity)
    }

    private static CountFile withLines(CountFile file, List<CountFile.Line> lines) {
        return new CountFile(file.about(), file.poll(), file.charter(), file.roll(), lines, file.voted(), file.published(), file.keys())
    }

    private static CountFile withEntries(CountFile file, List<CountFile.Entry> entries) {
        return new CountFile(file.about(), file.poll(), file.charter(), entries, file.ballots(), file.voted(), file.published(), file.keys())
    }
}
