package coop.talkoot.api;

import io.micronaut.serde.annotation.Serdeable;

/** The key by which push services know this server, base64url. */
@Serdeable
record PushKeyView(String publicKey) {}
