package coop.talkoot.web

import coop.talkoot.notices.Notice
import coop.talkoot.platform.Texts
import spock.lang.Shared
import spock.lang.Specification

class NoticeLookSpec extends Specification {
    @Shared String icons = NoticeLookSpec.getResourceAsStream('/assets/icons.svg').text

    def "#kind has an icon that there is, words of its own, and a heading in letters"() {
        expect:
        icons.contains("<symbol id=\"i-${NoticeLook.of(kind).icon()}\"")
        Texts.in(Locale.ENGLISH).has("notice.${kind.name()}")
        Texts.in(Locale.ENGLISH).has("digest.topic.${kind.topic().name()}")

        where:
        kind << Notice.Kind.values().toList()
    }
}
