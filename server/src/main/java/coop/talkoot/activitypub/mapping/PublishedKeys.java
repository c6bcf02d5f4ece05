package coop.talkoot.activitypub.mapping;

/** The public halves of an actor's keys as its document bears them: RSA as PEM, Ed25519 as multibase. */
public record PublishedKeys(String rsaPem, String ed25519Multibase) {}
