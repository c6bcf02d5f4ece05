package coop.talkoot.governance

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses

import com.tngtech.archunit.base.DescribedPredicate
import com.tngtech.archunit.core.domain.JavaClass
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** Two thirds are not 0.66, and two machines must count alike: nothing in this room is ever a fraction of a computer's making. */
class IntegersOnlySpec extends Specification {
    private static final Path SOURCES = Path.of('src/main/java/coop/talkoot/governance')

    def "nothing that decides uses floating point, by name, by literal or by what it calls"() {
        given:
        def sources = Files.walk(SOURCES).withCloseable { files -> files.filter { it.toString().endsWith('.java') }.toList() }

        expect:
        sources.size() > 20
        sources.collectEntries { [it.fileName.toString(), floating(Files.readString(it))] }.findAll { it.value } == [:]

        and: 'nor does the byte code'
        def classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages('coop.talkoot.governance')
        def rule = noClasses().should().dependOnClassesThat(belongToAnyOf(Double, Float, StrictMath, BigDecimal))
                .orShould().dependOnClassesThat(DescribedPredicate.describe('are floating') { JavaClass type -> type.name in ['double', 'float'] })
                .orShould().callMethodWhere(DescribedPredicate.describe('gives or takes a floating number') { call ->
                    ([call.target.rawReturnType] + call.target.rawParameterTypes)*.name.any { it in ['double', 'float'] }
                })
        def result = rule.evaluate(classes)
        !result.hasViolation() || !result.failureReport.toString()
    }

    def "#line is found"() {
        expect:
        floating(line)

        where:
        line << ['double share;', 'var half = 0.5;', 'var much = 1e5;', 'Math.sqrt(2)', 'Float x', 'x.doubleValue()', 'long a = (long) (x * .66);', 'var x = 2d;']
    }

    def "#line is no floating number"() {
        expect:
        !floating(line)

        where:
        line << ['long a = 10;', '// 0.66 is not two thirds', '"1.0"', 'record Version(String number) {}', 'options.get(0).name()', '0xE5', 'BigInteger.TEN.pow(9)', '/** half: 0.5 */']
    }

    private static List<String> floating(String source) {
        def code = source.replaceAll('(?s)/\\*.*?\\*/', '').replaceAll('"(\\\\.|[^"\\\\])*"', '""').replaceAll('//[^\\n]*', '')
        return code.findAll(~/(?i)\b(double|float|bigdecimal|strictmath)\w*|\w*(double|float)Value|\bMath\.(sqrt|pow|random|cbrt|log|exp)\(|(?<![\w.])(\d[\d_]*\.\d|\.\d|\d[\d_]*e[+-]?\d|\d[\d_]*[df]\b)\w*/)
                .collect { it instanceof List ? it.first() : it }
    }
}
