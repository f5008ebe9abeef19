// Runs in every page before its own scripts, and knows nothing of them but where the total stands: when a place is
// there and painted, how long each key takes from its event to the end of the frame that shows what it did, and what
// memory a module has.
(() => {
  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => waiting.shift()();
  const afterPaint = (act) => {
    waiting.push(act);
    channel.port2.postMessage(0);
  };
  window.painted = (selector) => new Promise((done) => {
    const look = () => {
      const there = document.querySelector(selector);
      requestAnimationFrame(there ? () => afterPaint(() => done(performance.now())) : look);
    };
    look();
  });
  // What a module holds for itself is not part of what the browser measures.
  window.moduleBytes = () => 0;
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    const { memory } = (made.instance ?? made).exports;
    window.moduleBytes = () => memory.buffer.byteLength;
    return made;
  };
  const total = () => document.querySelector('[data-role=total]')?.textContent;
  window.keys = [];
  let pressed = 0;
  addEventListener('keydown', (event) => { pressed = event.timeStamp; }, true);
  addEventListener('input', () => {
    const before = total();
    requestAnimationFrame(() => afterPaint(() => window.keys.push({ time: performance.now() - pressed, followed: total() !== before })));
  }, true);
})();
