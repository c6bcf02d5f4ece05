package coop.talkoot.web

/** The first sample page and every third after it. */
class FirstPageLookSpec extends PageLooks {
    @Override
    int part() {
        return 0
    }
}
