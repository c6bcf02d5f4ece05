// The one person of this server: actor document, WebFinger, followers, own posts.
import { Endpoints, Note, Person } from "@fedify/vocab";

export function serveActor(federation, store, user, pairs) {
  federation
    .setActorDispatcher("/users/{identifier}", async (context, identifier) => {
      if (identifier !== user) return null;
      const keys = await context.getActorKeyPairs(identifier);
      return new Person({
        id: context.getActorUri(identifier),
        preferredUsername: identifier,
        name: identifier,
        summary: "<p>A peer in a test</p>",
        inbox: context.getInboxUri(identifier),
        endpoints: new Endpoints({ sharedInbox: context.getInboxUri() }),
        followers: context.getFollowersUri(identifier),
        url: context.getActorUri(identifier),
        publicKey: keys[0].cryptographicKey,
        assertionMethods: keys.map((key) => key.multikey),
      });
    })
    .mapHandle((_context, handle) => (handle === user ? user : null))
    .setKeyPairsDispatcher((_context, identifier) => (identifier === user ? pairs : []));
  federation.setFollowersDispatcher("/users/{identifier}/followers", (_context, identifier) =>
    identifier === user ? { items: [...store.followers.values()] } : null,
  );
  federation.setObjectDispatcher(Note, "/notes/{id}", (_context, { id }) => store.own.get(id) ?? null);
}
