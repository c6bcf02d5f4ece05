package coop.talkoot.governance.count

import java.nio.file.Files
import java.nio.file.Path
import java.util.zip.GZIPOutputStream
import spock.lang.Specification
import spock.lang.TempDir

/** Election files as they come, good and bad, at the command line. */
class CountCommandSpec extends Specification {
    private static final String BLT = '''\
        4 2          # four candidates for two seats
        [tie 3 1 2 4]
        -2           # Bob has withdrawn
        3 4 1 3 2 0
        2 2 - 1=3 0
        1.5 3 0
        0
        "Amy" "Bob" "Chuck"
        "Diane \u00e9"
        "Gardening Club"
        notes behind it
        '''.stripIndent()

    @TempDir
    Path folder

    def "a file of kind #name elects #elected by #rule"() {
        expect:
        with(count(name, text, ['--rule', rule])) {
            it.status == 0
            it.complained == ''
            it.said.readLines().with { it.drop(it.indexOf('Elected') + 1) } == elected
        }

        where:
        name        | rule          | text                                                                            || elected
        'a.blt'     | 'scotland'    | BLT                                                                             || ['Diane \u00e9', 'Chuck']
        'a.blt'     | 'meek'        | BLT                                                                             || ['Diane \u00e9', 'Chuck']
        'bom.blt'   | 'irv'         | '\uFEFF2 1\n3 1 0\n2 2 0\n0\n"A"\n"B"\n"T"'                                     || ['A']
        'crlf.blt'  | 'irv'         | '2 1\r\n3 1 0\r\n2 2 0\r\n0\r\n"A"\r\n"B"\r\n"T"\r\n'                           || ['A']
        'nick.blt'  | 'schulze'     | '3 1\n[nick a b c]\n5 a b=c 0\n1 c b 0\n0\n"A"\n"B"\n"C"\n"T"'                  || ['A']
        'a.cvotes'  | 'schulze'     | '#/Candidates: A ; B ; C\n#/Number of Seats: 2\nA > B = C * 2\nB * 1 # why\n/EMPTY_RANKING/ * 4\n' || ['A']
        'ranks.csv' | 'irv'         | 'Ballot #,1st Choice,2nd Choice,Count\n1,"Fox, A",Owl,2\n2,Owl,undervote,1\n'   || ['Fox, A']
        'cols.csv'  | 'irv'         | 'id,Fox,Owl\nx,2,1\ny,1,\nz,1,2\n'                                              || ['Fox']
        'ok.csv'    | 'approval'    | 'Fox,Owl\n1,1\nx,\nyes,no\n'                                                    || ['Fox']
        'dots.csv'  | 'score-sum'   | 'Fox,Owl\n3,4\n2,0\n'                                                           || ['Fox']
        'mean.csv'  | 'score'       | 'Fox,Owl\n3,4\n2,\n'                                                            || ['Owl']
        'quad.csv'  | 'quadratic'   | 'Fox,Owl,Yak\n10,0,0\n0,6,8\n0,6,8\n'                                           || ['Yak']
        'over.csv'  | 'irv'         | 'rank 1,rank 2\novervote,Fox\nOwl,Fox\n'                                        || ['Owl']
    }

    def "a file on one text gives its outcome: #rule"() {
        expect:
        with(count('a.csv', text, ['--rule', rule])) {
            it.status == 0
            it.said.contains("Outcome: $outcome,")
            !it.said.contains('Elected')
        }

        where:
        rule                | text                                          || outcome
        'majority'          | 'vote\nyes\nno\nyes\n'                        || 'PASSED'
        'majority'          | 'vote,count\nyes,2\nno,2\nabstain,9\n'        || 'TIED'
        'absolute-majority' | 'vote\nyes\nabstain\n'                        || 'REJECTED'
        'two-thirds'        | 'vote\nyes\nyes\nno\n'                        || 'PASSED'
        'consensus'         | 'vote\nagree\nstand aside\nblock\n'           || 'BLOCKED'
        'consent'           | 'vote\nconsent\nabstain\n'                    || 'PASSED'
    }

    def "what is wrong in a file is said with the line and what was expected: #complaint"() {
        expect:
        with(count(name, text, ['--rule', rule])) {
            it.status == 1
            it.said == ''
            it.complained.contains(complaint)
            !it.complained.contains('Exception')
        }

        where:
        name    | rule       | text                                         || complaint
        'a.blt' | 'scotland' | ''                                           || 'the file is empty'
        'a.blt' | 'scotland' | 'x 2\n'                                      || 'line 1: expected the number of options, found x'
        'a.blt' | 'scotland' | '2 1\n1 3 0\n0\n"A" "B" "T"'                 || 'line 2: expected an option from 1 to 2, found 3'
        'a.blt' | 'scotland' | '2 1\n0 1 0\n0\n"A" "B" "T"'                 || 'line 2: expected the name of option 1'
        'a.blt' | 'scotland' | '2 1\n1 1 2\n'                               || 'expected an option, or the 0 that ends the paper, found the end of the file'
        'a.blt' | 'scotland' | '2 1\n1 1 0\n0\n"A" "A" "T"'                 || 'two options are called A'
        'a.blt' | 'scotland' | '2 1\n1 1 0\n0\n"A" "B'                      || 'a quotation mark that ends the name'
        'a.blt' | 'scotland' | '2 1\n99999999999 1 0\n0\n"A" "B" "T"'       || 'line 2: expected how many votes'
        'a.blt' | 'scotland' | '2 1\n0\n"A" "B" "T"'                        || 'no papers'
        'a.blt' | 'scotland' | '99999 1\n'                                  || 'expected the number of options'
        'a.blt' | 'majority' | '2 1\n1 1 0\n0\n"A" "B" "T"'                 || 'needs a table'
        'a.csv' | 'irv'      | 'Fox,Owl\n1,two\n'                           || 'line 2: expected a rank from 1 to 9999, or nothing, found two for Owl'
        'a.csv' | 'irv'      | 'Fox,Owl\n1,2,3\n'                           || 'line 2: expected 2 cells'
        'a.csv' | 'irv'      | 'Fox,"Ow\n'                                  || 'line 1: expected a quotation mark'
        'a.csv' | 'irv'      | 'Fox,Fox\n1,2\n'                             || 'two options are called Fox'
        'a.csv' | 'majority' | 'vote\nmaybe\n'                              || 'line 2: expected yes, no or abstain, found maybe'
        'a.csv' | 'majority' | 'a,b\nyes,no\n'                              || 'expected one column'
        'a.csv' | 'quadratic'| 'a,b,c\n9,9,0\n'                             || 'OVERSPENT'
        'a.csv' | 'score'    | 'a,b\n-1,0\n'                                || 'expected a number of points'
        'a.cvotes' | 'irv'   | '#/Candidates: A ; B\nA > X\n'               || 'line 2: expected one of the candidates, found X'
    }

    def "called wrongly it says how, and ends with 2: #arguments"() {
        expect:
        with(run(arguments)) {
            it.status == 2
            it.complained.contains(complaint)
        }

        where:
        arguments                                || complaint
        []                                       || 'count --rule RULE'
        ['x.blt']                                || 'by which rule?'
        ['--rule', 'fptp', 'x.blt']              || 'there is no rule fptp'
        ['--rule']                               || '--rule needs a value'
        ['--rule', 'irv']                        || 'one file is counted, not 0'
        ['--rule', 'irv', '--seats', '0', 'x']   || '--seats needs a number'
        ['--rule', 'irv', '--seed', 'ab', 'x']   || '--seed needs 64'
        ['--rule', 'irv', '--fast', 'x']         || 'there is no option --fast'
    }

    def "help names every rule, and a file that is not there is said to be missing"() {
        expect:
        with(run(['--help'])) {
            it.status == 0
            NamedRule.values().every { rule -> it.said.contains("  ${rule.title()} ") }
        }
        run(['--rule', 'irv', folder.resolve('none.blt').toString()]).with { it.status == 1 && it.complained.contains('cannot be read') }
    }

    def "a packed file is read, and a lot breaks its ties when there is a seed"() {
        given:
        def packed = folder.resolve('a.blt.gz')
        new GZIPOutputStream(Files.newOutputStream(packed)).withCloseable { it.write('2 1\n1 1 0\n1 2 0\n0\n"A" "B" "T"'.bytes) }
        def order = new coop.talkoot.governance.method.Lot('7f' * 32).order(['A', 'B'])

        expect:
        run(['--rule', 'irv', packed.toString()]).said.readLines().last() == 'B'
        run(['--rule', 'irv', '--seed', '7f' * 32, packed.toString()]).said.readLines().last() == order[0]
    }

    private Map count(String name, String text, List<String> options) {
        def file = folder.resolve(name)
        Files.writeString(file, text)
        return run(options + file.toString())
    }

    private static Map run(List<String> arguments) {
        def out = new ByteArrayOutputStream()
        def errors = new ByteArrayOutputStream()
        def status = CountCommand.run(arguments, new PrintStream(out, false, 'UTF-8'), new PrintStream(errors, false, 'UTF-8'))
        return [status: status, said: out.toString('UTF-8'), complained: errors.toString('UTF-8')]
    }
}
