// How a vote stands is told anew while it is looked at: by a stream of events, or else by asking again and again; without
// this script one reloads the page.
const drawn = document.querySelector('[data-live]');
if (drawn) {
  const { live, tally } = drawn.dataset;
  const redraw = async () => {
    const answer = await fetch(live, { headers: { Accept: 'text/html' } });
    const text = answer.ok ? await answer.text() : '';
    const told = new DOMParser().parseFromString(text, 'text/html').querySelector('#standing');
    const shown = document.querySelector('#standing');
    if (!told || !shown || shown.contains(document.activeElement)) return false;
    const wasOpen = shown.querySelector('details')?.open;
    if (wasOpen && told.querySelector('details')) told.querySelector('details').open = true;
    shown.replaceWith(told);
    return true;
  };
  // Of nothing heard yet: what came between the drawing of the page and now is drawn, too.
  let version = '';
  const hear = async (now) => {
    if (now !== version && (await redraw())) version = now;
  };
  const ask = async () => {
    let pause = 15000;
    try {
      const answer = await fetch(tally + '?after=' + version);
      if (answer.ok) {
        await hear((await answer.json()).version);
        pause = 1000;
      }
    } catch {
      // The next round asks again.
    }
    setTimeout(ask, pause);
  };
  const stream = new EventSource(tally + '/stream');
  stream.addEventListener('tally', (event) => hear(event.lastEventId));
  stream.addEventListener('error', () => stream.readyState === EventSource.CLOSED && ask());
}
