package coop.talkoot.governance.method;

/** How many are selected. */
final class Places {

    private Places() {}

    static void refuse(int places) {
        if (places < 1) {
            throw new IllegalArgumentException("there is at least one place to fill, not " + places);
        }
    }
}
