package coop.talkoot.web

/** The second sample page and every third after it. */
class SecondPageLookSpec extends PageLooks {
    @Override
    int part() {
        return 1
    }
}
