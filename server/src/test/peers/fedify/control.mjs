// The spec's own door, on loopback: GET / tells all, POST /follow and its like do one thing.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

export function serveControl(port, store, actions) {
  createServer(async (request, response) => {
    const answer = (status, value) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    const deed = request.url.slice(1);
    try {
      if (request.method === "GET") answer(200, store);
      else if (typeof actions[deed] !== "function") answer(404, { error: `no action is called ${deed}` });
      else answer(200, await actions[deed](JSON.parse(await text(request))));
    } catch (error) {
      console.error(deed, error);
      answer(500, { error: String(error?.stack ?? error) });
    }
  }).listen(port, "127.0.0.1");
}
