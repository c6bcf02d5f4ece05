package coop.talkoot.web

/** The third sample page and every third after it. */
class ThirdPageLookSpec extends PageLooks {
    @Override
    int part() {
        return 2
    }
}
