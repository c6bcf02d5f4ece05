package coop.talkoot.posts.filter

import java.util.regex.Pattern
import spock.lang.Specification

class FoldedTextSpec extends Specification {
    private static boolean finds(String text, String word, boolean whole = true) {
        return new FoldedText(text).contains(FoldedText.Word.of(new Filter.Keyword(1, word, whole)))
    }

    def "'#word' #verdict in '#text' as a whole word"() {
        expect:
        finds(text, word) == found

        where:
        text                    | word          || found
        'The cat sat'           | 'cat'         || true
        'The CAT sat'           | 'cat'         || true
        'Concatenate'           | 'cat'         || false
        'cats'                  | 'cat'         || false
        'cat_food'              | 'cat'         || false
        'cat-food'              | 'cat'         || true
        'cat'                   | 'cat'         || true
        '(cat)'                 | 'cat'         || true
        'a catcat cat'          | 'cat'         || true
        'see #cat here'         | 'cat'         || true
        'see #cats here'        | '#cat'        || false
        'see #cat here'         | '#cat'        || true
        'x#cat'                 | '#cat'        || true
        'über alles'            | 'UBER'        || false
        'Über alles'            | 'über'        || true
        'Übermut'               | 'über'        || false
        'cafe\u0301 au lait'    | 'café'        || true
        'cafe\u0301 au lait'    | 'cafe'        || false
        'Straße'                | 'STRASSE'     || true
        'ΣΊΣΥΦΟΣ'               | 'Σίσυφος'     || true
        'Кошка спит'            | 'кошка'       || true
        'кошками'               | 'кошка'       || false
        'नमस्ते'                  | 'नमस्त'         || false
        '今日は猫です'             | '猫'           || false
        'C++ is old'            | 'c++'         || true
        'a.b'                   | 'a.b'         || true
        'axb'                   | 'a.b'         || false
        'two   words\nhere'     | 'words here'  || true
        '[a-z]*'                | '[a-z]*'      || true
        'anything'              | '.*'          || false
        'anything'              | ' '           || false
        '\\Q quoted \\E'        | '\\E'         || true

        verdict = found ? 'is found' : 'is not found'
    }

    def "'#word' within '#text' is found when it need not be a whole word"() {
        expect:
        finds(text, word, false)

        where:
        text           | word
        'Concatenate'  | 'cat'
        'кошками'      | 'кошка'
        '今日は猫です'    | '猫'
        'Übermut'      | 'BERM'
    }

    def "whatever is typed, words are found as by a quoted pattern with Unicode's boundaries"() {
        given:
        def random = new Random(7)
        def letters = ['a', 'B', 'ä', '9', '_', '-', '.', '*', '(', '\\', ' ', 'ж', '漢', '😀', '#', '$'] as String[]
        def word = { int longest -> (0..random.nextInt(longest)).collect { letters[random.nextInt(letters.length)] }.join() }

        expect:
        20_000.times {
            def (text, keyword) = [word(14), word(3)]
            def whole = random.nextBoolean()
            assert finds(text, keyword, whole) == expected(text, keyword, whole): "'$keyword' in '$text', whole: $whole"
        }
    }

    /** Another way to say the same: slow, and only for texts without accents of their own. */
    private static boolean expected(String text, String keyword, boolean whole) {
        def line = { String said -> said.toLowerCase(Locale.ROOT).replaceAll(/\s+/, ' ') }
        def sought = line(keyword).strip()
        if (sought.isEmpty()) {
            return false
        }
        def before = whole && sought =~ /^[\p{L}\p{N}_]/ ? '(?<![\\p{L}\\p{Nd}_])' : ''
        def after = whole && sought =~ /[\p{L}\p{N}_]$/ ? '(?![\\p{L}\\p{Nd}_])' : ''
        return Pattern.compile(before + Pattern.quote(sought) + after, Pattern.UNICODE_CASE).matcher(line(text)).find()
    }
}
