// Runs in the page before anything else: what the benchmarks want to know about frames and keys.

window.bench = {
  frames: [],
  longTasks: [],
  keys: [],
  stamps: new Map(),

  // Frames, long tasks and the moments at which stamps become visible, from now until `stop`.
  start() {
    this.frames = [];
    this.longTasks = [];
    this.stamps = new Map();
    let last = 0;
    this.running = true;
    const frame = (now) => {
      if (last) this.frames.push(now - last);
      last = now;
      if (this.running) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    this.tasks ||= new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) this.longTasks.push(entry.duration);
    });
    this.tasks.observe({ type: "longtask" });
    // Only the text that changed is looked at, so that looking costs next to nothing.
    this.texts ||= new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const nodes = addedNodes.length ? addedNodes : [target];
        for (const node of nodes) this.look(node.textContent);
      }
    });
    this.texts.observe(document.querySelector(".messages") || document.body, {
      characterData: true,
      childList: true,
      subtree: true,
    });
  },

  look(text) {
    const at = text.indexOf("@");
    if (at < 0) return;
    for (const [stamp] of text.matchAll(/@\d{10}\.\d{4}/g))
      if (!this.stamps.has(stamp)) this.stamps.set(stamp, Date.now() / 1000);
  },

  stop() {
    this.running = false;
    this.tasks.disconnect();
    this.texts.disconnect();
    const { frames, longTasks } = this;
    return { frames, longTasks, stamps: [...this.stamps] };
  },

  // From each key's own time to the frame that shows it.
  watchKeys() {
    const channel = new MessageChannel();
    const waiting = [];
    channel.port1.onmessage = () => this.keys.push(performance.now() - waiting.shift());
    addEventListener(
      "keydown",
      (event) => {
        const pressed = event.timeStamp;
        requestAnimationFrame(() => {
          waiting.push(pressed);
          channel.port2.postMessage(0);
        });
      },
      true,
    );
  },
};
