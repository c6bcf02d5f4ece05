package coop.talkoot

import coop.talkoot.activitypub.fetch.WebFingerTarget
import coop.talkoot.activitypub.inbox.EnvelopeTarget
import coop.talkoot.activitypub.mapping.DocumentTarget
import coop.talkoot.activitypub.signature.SignatureTarget
import coop.talkoot.platform.HtmlTarget
import spock.lang.Specification
import spock.lang.Timeout

/**
 * What the fuzzer looks for (docs/CONTRIBUTING.md says how to let it look for longer): each target is given all seeds,
 * among them what was ever found, and so many of their mutants. The seed of the mutants is printed with a failure.
 */
@Timeout(120)
class FuzzTargetsSpec extends Specification {
    private static final int MUTANTS = 1500

    def "#target stands what was found and what chance makes of it"() {
        given:
        def seed = Long.getLong('talkoot.seed', 20260101L)
        def inputs = seeds(target)
        def mutator = new ByteMutator(seed)

        expect:
        !inputs.empty
        inputs.each { name, bytes -> run(entry, bytes, name) }
        def all = inputs.values() as List<byte[]>
        (1..MUTANTS).each { number ->
            run(entry, mutator.mutant(all), "mutant $number of seed $seed")
        }

        where:
        target      | entry
        'document'  | DocumentTarget.&fuzzerTestOneInput
        'envelope'  | EnvelopeTarget.&fuzzerTestOneInput
        'signature' | SignatureTarget.&fuzzerTestOneInput
        'webfinger' | WebFingerTarget.&fuzzerTestOneInput
        'html'      | HtmlTarget.&fuzzerTestOneInput
    }

    private static void run(Closure entry, byte[] input, String name) {
        try {
            entry.call(input)
        } catch (Throwable found) {
            throw new AssertionError("$name: ${Base64.encoder.encodeToString(input)}", found)
        }
    }

    private static Map<String, byte[]> seeds(String target) {
        def folders = [new File("src/test/resources/fuzz/$target")]
        if (target in ['document', 'envelope']) {
            folders << new File('../vocab/src/test/resources/wire')
        }
        def seeds = new TreeMap<String, byte[]>()
        folders.each { folder ->
            assert folder.directory
            folder.eachFileRecurse { if (it.file) seeds[it.path] = it.bytes }
        }
        return seeds
    }
}
