package coop.talkoot.api;

/** Where the API lives. */
final class Api {
    static final String ROOT = "/api/talkoot/v1";

    private Api() {}
}
