// What this peer does on each activity it takes; the rest it lets pass unseen.
import { Accept, Activity, Announce, Create, Delete, Follow, Like, Reject, Undo, Update } from "@fedify/vocab";

export function listen(federation, store, user) {
  const noting = (act) => async (context, activity) => {
    store.activities.push({
      type: activity.constructor.name,
      id: activity.id?.href,
      actor: activity.actorId?.href,
      object: activity.objectId?.href ?? null,
    });
    await act(context, activity);
  };

  /** Reads an object as a server with authorized fetch must: signed with the person's key. */
  const fetched = async (context, id) =>
    context.lookupObject(id, { documentLoader: await context.getDocumentLoader({ identifier: user }) });

  const keep = noting(async (context, activity) => {
    const object = await activity.getObject();
    if (!object) throw new Error(`no object to read in ${activity.id?.href}`);
    await store.keep(object, activity.constructor.name, activity.actorId.href);
  });

  federation
    .setInboxListeners("/users/{identifier}/inbox", "/inbox")
    .setSharedKeyDispatcher(() => ({ identifier: user }))
    .on(Follow, noting(async (context, follow) => {
      const follower = await follow.getActor();
      store.followers.set(follower.id.href, follower);
      const accept = new Accept({
        id: new URL(`#accept-${encodeURIComponent(follow.id.href)}`, context.getActorUri(user)),
        actor: context.getActorUri(user),
        object: follow,
      });
      await context.sendActivity({ identifier: user }, follower, accept);
    }))
    .on(Accept, noting((_context, accept) => { store.following.set(accept.actorId.href, "accepted"); }))
    .on(Reject, noting((_context, reject) => { store.following.set(reject.actorId.href, "rejected"); }))
    .on(Create, keep)
    .on(Update, keep)
    .on(Delete, noting((_context, activity) => {
      // Fedify has shown who sent it, not that the object is theirs.
      if (activity.objectId?.host !== activity.actorId.host) throw new Error(`foreign Delete of ${activity.objectId}`);
      store.remove(activity.objectId.href);
    }))
    .on(Announce, noting(async (context, announce) => {
      store.announces.push({ id: announce.id?.href, actor: announce.actorId.href, object: announce.objectId?.href });
      const object = await fetched(context, announce.objectId);
      if (!object) throw new Error(`cannot fetch the announced ${announce.objectId?.href}`);
      // A Group may announce an activity (FEP-1b12); what it carries is read then.
      const post = object instanceof Activity ? await object.getObject() : object;
      await store.keep(post, "Announce", announce.actorId.href);
    }))
    .on(Like, noting((_context, like) => {
      store.likes.push({ actor: like.actorId.href, object: like.objectId?.href });
    }))
    .on(Undo, noting(async (_context, undo) => {
      const undone = await undo.getObject();
      if (undone instanceof Follow) store.followers.delete(undo.actorId.href);
      const kept = (entry) => entry.actor !== undo.actorId.href || entry.object !== undone.objectId?.href;
      if (undone instanceof Like) store.likes = store.likes.filter(kept);
      if (undone instanceof Announce) store.announces = store.announces.filter(kept);
    }))
    .onError((_context, error) => store.error("inbox", error, ""));
}
