// A small server built on Fedify, run by specs beside a Talkoot instance.
// usage: fedify-peer.mjs HOST PORT CONTROL_PORT USER FIRST_KNOCK DATA_FOLDER
// HOST is served in plain HTTP on PORT behind the rig's TLS front; CONTROL_PORT is for the spec (control.mjs).
import { AsyncLocalStorage } from "node:async_hooks";
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { createFederation, InProcessMessageQueue, MemoryKvStore } from "@fedify/fedify";
import { configure, getConsoleSink } from "@logtape/logtape";
import { Actions } from "./fedify/actions.mjs";
import { serveControl } from "./fedify/control.mjs";
import { listen } from "./fedify/inbox.mjs";
import { keyPairs } from "./fedify/keys.mjs";
import { serveActor } from "./fedify/person.mjs";
import { Store } from "./fedify/store.mjs";

const [host, port, controlPort, user, firstKnock, folder] = process.argv.slice(2);

await configure({
  contextLocalStorage: new AsyncLocalStorage(),
  sinks: { console: getConsoleSink() },
  loggers: [
    { category: "fedify", lowestLevel: "info", sinks: ["console"] },
    { category: ["logtape", "meta"], lowestLevel: "warning", sinks: ["console"] },
  ],
});

const store = new Store();
const federation = createFederation({
  kv: new MemoryKvStore(),
  queue: new InProcessMessageQueue(),
  origin: `https://${host}`,
  allowPrivateAddress: true,
  firstKnock,
  // A spec waits for seconds, not for the hours a real server has.
  outboxRetryPolicy: ({ attempts }) => (attempts > 8 ? null : { milliseconds: 250 * 2 ** attempts }),
  circuitBreaker: false,
  onOutboxError: (error, activity) => store.error("outbox", error, activity?.id),
});
serveActor(federation, store, user, await keyPairs(folder));
listen(federation, store, user);

createServer(async (request, response) => {
  const body = ["GET", "HEAD"].includes(request.method) ? undefined : Readable.toWeb(request);
  const headers = new Headers();
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    headers.append(request.rawHeaders[at], request.rawHeaders[at + 1]);
  }
  try {
    // The signature covers the address the sender used, not the loopback port behind the front.
    const answer = await federation.fetch(
      new Request(`https://${host}${request.url}`, { method: request.method, headers, body, duplex: "half" }),
      { contextData: undefined },
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  } catch (error) {
    store.error("http", error, request.url);
    response.writeHead(500).end();
  }
}).listen(Number(port), "127.0.0.1");

const context = () => federation.createContext(new URL(`https://${host}/`), undefined);
serveControl(Number(controlPort), store, new Actions(context, store, user));
