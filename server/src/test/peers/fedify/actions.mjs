// What the spec can have this peer do. Each answers with what the spec needs to look for elsewhere.
import { randomUUID } from "node:crypto";
import { Temporal } from "@js-temporal/polyfill";
import { Announce, Create, Delete, Follow, Like, Mention, Note, PUBLIC_COLLECTION, Tombstone, Undo, Update } from "@fedify/vocab";

export class Actions {
  #context;
  #store;
  #user;

  constructor(context, store, user) {
    this.#context = context;
    this.#store = store;
    this.#user = user;
  }

  async follow({ handle }) {
    const actor = await this.#look(handle);
    const follow = new Follow({ id: this.#id("follow", actor.id), actor: this.#me, object: actor.id, to: actor.id });
    this.#store.following.set(actor.id.href, "asked");
    await this.#send([actor], follow);
    return { actor: actor.id.href };
  }

  async unfollow({ handle }) {
    const actor = await this.#look(handle);
    const follow = new Follow({ id: this.#id("follow", actor.id), actor: this.#me, object: actor.id });
    await this.#send([actor], new Undo({ id: this.#id("undo"), actor: this.#me, object: follow, to: actor.id }));
    this.#store.following.delete(actor.id.href);
    return { actor: actor.id.href };
  }

  async post({ text }) {
    return this.#publish({ content: `<p>${text}</p>` }, []);
  }

  async reply({ inReplyTo, text }) {
    const parent = await this.#look(inReplyTo);
    const author = await this.#look(parent.attributionId.href);
    const name = `@${author.preferredUsername}@${author.id.host}`;
    return this.#publish({
      content: `<p><a href="${author.id.href}" class="u-url mention">${name}</a> ${text}</p>`,
      replyTarget: parent.id,
      tags: [new Mention({ href: author.id, name })],
      ccs: [author.id, this.#followers],
    }, [author]);
  }

  async edit({ id, text }) {
    const note = this.#own(id).clone({ content: `<p>${text}</p>`, updated: Temporal.Now.instant() });
    this.#store.own.set(key(id), note);
    await this.#send(await this.#audience(note), new Update({
      id: this.#id("update"), actor: this.#me, object: note, tos: note.toIds, ccs: note.ccIds,
    }));
    return { id };
  }

  async delete({ id }) {
    const note = this.#own(id);
    const audience = await this.#audience(note);
    this.#store.own.delete(key(id));
    await this.#send(audience, new Delete({
      id: this.#id("delete"), actor: this.#me, object: new Tombstone({ id: note.id }), tos: note.toIds,
    }));
    return { id };
  }

  async like({ id }) {
    const { post, author } = await this.#postAndAuthor(id);
    await this.#send([author], new Like({ id: this.#id("like", post.id), actor: this.#me, object: post.id, to: author.id }));
    return { id };
  }

  async undoLike({ id }) {
    const { post, author } = await this.#postAndAuthor(id);
    const like = new Like({ id: this.#id("like", post.id), actor: this.#me, object: post.id });
    await this.#send([author], new Undo({ id: this.#id("undo"), actor: this.#me, object: like, to: author.id }));
    return { id };
  }

  async announce({ id }) {
    const { post, author } = await this.#postAndAuthor(id);
    await this.#send([author, ...this.#store.followers.values()], new Announce({
      id: this.#id("announce", post.id), actor: this.#me, object: post.id, to: PUBLIC_COLLECTION, ccs: [author.id, this.#followers],
    }));
    return { id };
  }

  /** Fetches an object by its id, signed, as a server does that met the id in passing. */
  async fetch({ id }) {
    const object = await this.#look(id);
    await this.#store.keep(object, "fetch", this.#me.href);
    return { id: object.id.href };
  }

  get #now() {
    return this.#context();
  }

  get #me() {
    return this.#now.getActorUri(this.#user);
  }

  get #followers() {
    return this.#now.getFollowersUri(this.#user);
  }

  /** The same id for the same deed, so that it can be undone by its id. */
  #id(deed, about) {
    return new URL(`#${deed}/${about ? encodeURIComponent(about.href) : randomUUID()}`, this.#me);
  }

  #own(id) {
    const note = this.#store.own.get(key(id));
    if (!note) throw new Error(`not a post of this peer: ${id}`);
    return note;
  }

  async #look(what) {
    const documentLoader = await this.#now.getDocumentLoader({ identifier: this.#user });
    const found = await this.#now.lookupObject(what, { documentLoader });
    if (!found) throw new Error(`cannot find ${what}`);
    return found;
  }

  async #postAndAuthor(id) {
    const post = await this.#look(id);
    return { post, author: await this.#look(post.attributionId.href) };
  }

  async #publish(values, others) {
    const id = randomUUID();
    const note = new Note({
      id: this.#now.getObjectUri(Note, { id }),
      attribution: this.#me,
      to: PUBLIC_COLLECTION,
      ccs: [this.#followers],
      published: Temporal.Now.instant(),
      ...values,
    });
    this.#store.own.set(id, note);
    await this.#send([...others, ...this.#store.followers.values()], new Create({
      id: new URL("#create", note.id), actor: this.#me, object: note, tos: note.toIds, ccs: note.ccIds,
    }));
    return { id: note.id.href };
  }

  async #audience(note) {
    const mentioned = [];
    for await (const tag of note.getTags()) mentioned.push(await this.#look(tag.href.href));
    return [...mentioned, ...this.#store.followers.values()];
  }

  async #send(recipients, activity) {
    const byId = new Map(recipients.map((recipient) => [recipient.id.href, recipient]));
    await this.#now.sendActivity({ identifier: this.#user }, [...byId.values()], activity);
  }
}

const key = (id) => new URL(id).pathname.split("/").at(-1);
