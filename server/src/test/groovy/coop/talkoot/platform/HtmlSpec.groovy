package coop.talkoot.platform

import spock.lang.Specification
import spock.lang.Timeout

class HtmlSpec extends Specification {
    def "what is on the list stays: #html"() {
        expect:
        Html.sanitised(html) == html

        where:
        html << [
                '<p>words</p>',
                'a<br />b',
                '<strong>a</strong> <b>b</b> <em>c</em> <i>d</i> <u>e</u> <s>f</s> <del>g</del>',
                '<ul><li>a</li></ul><ol><li>b</li></ol>',
                '<blockquote>a</blockquote><pre><code>b</code></pre>',
                '<h1>a</h1><h6>b</h6>',
                '<a href="https://a.example/?b&#61;c" rel="nofollow noopener noreferrer">a</a>'
        ]
    }

    def "nothing that acts survives: #html"() {
        when:
        def safe = Html.sanitised(html)

        then:
        !(safe =~ /(?i)script|javascript|data:|vbscript|on\w+\s*=|<(?!\/?(p|a|br|b|i)\b)|style|class|hx-|id=|src/)
        Html.sanitised(safe) == safe

        where:
        html << [
                '<script>alert(1)</script>',
                '<p onclick="alert(1)">a</p>',
                '<p OnClick=alert(1)>a</p>',
                '<a href="javascript:alert(1)">a</a>',
                '<a href="java\tscript:alert(1)">a</a>',
                '<a href=" &#106;avascript:alert(1)">a</a>',
                '<a href="data:text/html,a">a</a>',
                '<a href="vbscript:a">a</a>',
                '<img src="https://a.example/a.png" onerror="a()">',
                '<svg onload="a()"><circle/></svg>',
                '<math><mi xlink:href="data:a">a</mi></math>',
                '<iframe src="https://a.example"></iframe>',
                '<form action="https://a.example"><input name="password"></form>',
                '<p style="position:fixed">a</p>',
                '<p class="button" id="x">a</p>',
                '<p hx-get="/a" hx-trigger="load">a</p>',
                '<p data-hx-get="/a">a</p>',
                '<link rel="stylesheet" href="https://a.example/a.css"><meta http-equiv="refresh" content="0">',
                '<<script>a</script>',
                '<scr\0ipt>a</scr\0ipt>',
                '<b><i>never closed',
                '<!--<p>--><p>a</p>',
                '<noscript><p title="</noscript><img src=x onerror=a()>">'
        ]
    }

    def "a link that is no whole web address is none: #html"() {
        expect:
        Html.sanitised(html) == 'a'

        where:
        html << ['<a href="/settings">a</a>', '<a href="//a.example/">a</a>', '<a href="settings">a</a>', '<a href="?delete">a</a>',
                 '<a href="#top">a</a>', '<a href="https:">a</a>', '<a href="https:a.example">a</a>', '<a href="">a</a>']
    }

    def "what was cleaned is cleaned for good: #html"() {
        given:
        def safe = Html.sanitised(html)

        expect:
        Html.sanitised(safe) == safe

        where:
        html << ['a<noscript><p\n<b>.b', '<p><p><p>a', '<a href="https://a.example/"><a href="https://b.example/">a', '{{<b>{{</b>',
                 '<ul><p><li><h1><p>a', '<table><p><td>a</table>b']
    }

    @Timeout(20)
    def "HTML made to keep its reader busy is read in time: #part (CVE-2026-96623, CVE-2025-68475 Fedify)"() {
        given:
        def html = part * 200_000.intdiv(part.length())

        when:
        def safe = Html.sanitised(html)
        Html.toPlainText(html)
        Html.ofPlainText(html)

        then:
        Html.sanitised(safe) == safe

        where:
        part << ['<b>', '<ul><li>', '<a href="https://a.example/">', '&lt;', '&', '{{', '<!--', '<', '<a ', '<noscript><p\n<b>.', ' ', '\n', '<br', 'https://', '"']
    }

    def "plain text becomes paragraphs: '#text'"() {
        expect:
        Html.ofPlainText(text) == html

        where:
        text                            || html
        ''                              || ''
        ' \n '                          || ''
        'a'                             || '<p>a</p>'
        'a\nb'                          || '<p>a<br>b</p>'
        'a\r\nb\r\n\r\nc'               || '<p>a<br>b</p><p>c</p>'
        '<b>a</b> & "b" \'c\''          || '<p>&lt;b&gt;a&lt;/b&gt; &amp; &quot;b&quot; &#39;c&#39;</p>'
        'see https://a.example/b?c&d.'  || '<p>see <a href="https://a.example/b?c&amp;d" rel="nofollow noopener noreferrer">https://a.example/b?c&amp;d</a>.</p>'
        'javascript:alert(1)'           || '<p>javascript:alert(1)</p>'
        'https://a.example/"onclick="b' || '<p><a href="https://a.example/" rel="nofollow noopener noreferrer">https://a.example/</a>&quot;onclick=&quot;b</p>'
    }

    def "HTML reads as text: #html"() {
        expect:
        Html.toPlainText(html) == text

        where:
        html                                       || text
        '<p>a</p><p>b</p>'                         || 'a\nb'
        'a<br>b<BR/>c'                             || 'a\nb\nc'
        '<ul><li>a</li><li>b</li></ul>'            || 'a\nb'
        '&lt;b&gt; &amp;amp; &quot;a&quot; &#39;'  || '<b> &amp; "a" \''
        'a@b.example 1+1=2 `c`'                    || 'a@b.example 1+1=2 `c`'
        '{{a}} {b} ${c}'                           || '{{a}} {b} ${c}'
        'äöü 漢字 🚲'                               || 'äöü 漢字 🚲'
        '<script>a</script>b<style>c</style>'      || 'b'
        'a&nbsp;b&#x1F6B2;&euro;'                   || 'a\u00a0b🚲€'
    }

    def "what is typed comes back as it was typed: '#text'"() {
        expect:
        Html.toPlainText(Html.ofPlainText(text)) == text

        where:
        text << ['a', 'a\nb', '1 < 2 && 3 > 2', '{{a}} "b" \'c\' =@+`', 'https://a.example/?a=b&c=d', '&lt; &amp;amp;', '🚲 für Ärzte']
    }
}
