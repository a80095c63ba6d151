// The wire: HTTP for wishes, a WebSocket for pictures. docs/api.md describes both.
const HEADER = 96;
const KEPT = 900;
const MODULATORS = ['dopamine', 'serotonin', 'acetylcholine', 'norepinephrine'];

class Link extends EventTarget {
  constructor() {
    super();
    this.token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
    this.viewer = null;
    this.met = false;
    this.holds = false;
    this.session = null;
    this.picture = null;
    this.history = [];
    this.watched = -1;
    this.synapse = null;
    this.waiting = 500;
  }

  connect() {
    const query = this.token ? '?token=' + encodeURIComponent(this.token) : '';
    const scheme = location.protocol === 'https:' ? 'wss://' : 'ws://';
    this.socket = new WebSocket(scheme + location.host + '/api/v1/frames' + query);
    this.socket.binaryType = 'arraybuffer';
    this.socket.onopen = () => {
      this.waiting = 500;
      if (this.watched >= 0) this.watch(this.watched);
      if (this.synapse) this.watchSynapse(this.synapse);
      this.emit('open');
    };
    this.socket.onclose = () => {
      this.viewer = null;
      this.holds = false;
      this.emit('lost');
      setTimeout(() => this.connect(), this.waiting);
      this.waiting = Math.min(8000, this.waiting * 2);
    };
    this.socket.onmessage = event => typeof event.data === 'string' ? this.letter(JSON.parse(event.data)) : this.show(event.data);
  }

  letter(said) {
    if (said.type === 'hello') {
      this.viewer = said.viewer;
      this.met = true;
      this.holds = said.holds;
    } else if (said.type === 'session') {
      const before = this.session;
      this.session = said.state;
      this.holds = said.holds;
      this.held = said.held;
      this.viewers = said.viewers;
      const other = !before || before.neurons !== said.state.neurons || before.seed !== said.state.seed
        || before.preset !== said.state.preset;
      if (other || said.state.steps < before.steps) this.history = [];
      if (other) this.emit('network');
    }
    this.emit(said.type, said);
  }

  show(buffer) {
    const data = new DataView(buffer);
    const n = data.getUint32(4, true);
    const f = at => data.getFloat32(at, true);
    const picture = {
      n,
      flags: data.getUint16(2, true),
      steps: data.getFloat64(8, true),
      dopamine: f(16), serotonin: f(20), acetylcholine: f(24), norepinephrine: f(28),
      up: f(32), down: f(36), changed: f(40), plateaus: f(44),
      weight: f(48), lasting: f(52), eligibility: f(56), memories: f(60),
      threshold: f(64), resource: f(68), adaptation: f(72), rate: f(76),
      state: new Int8Array(buffer, HEADER, n),
      potential: new Int8Array(buffer, HEADER + n, n),
      plateau: new Int8Array(buffer, HEADER + 2 * n, n),
    };
    const last = this.history.at(-1);
    if (last && picture.steps < last.steps) this.history = [];
    if (!last || picture.steps > last.steps) {
      const { state, potential, plateau, ...figures } = picture;
      figures.active = figures.up + figures.down;
      this.history.push(figures);
      if (this.history.length > KEPT) this.history.shift();
    }
    this.picture = picture;
    this.emit('picture', picture);
  }

  emit(type, detail) { this.dispatchEvent(new CustomEvent(type, { detail })); }
  on(type, listener) { this.addEventListener(type, event => listener(event.detail)); }
  say(message) { if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message)); }
  /** Which synapse to hear of: kind, pre, post; null for none. */
  watchSynapse(synapse) { this.synapse = synapse; this.say({ type: 'watch_synapse', ...synapse }); }
  watch(neuron) { this.watched = neuron; this.say({ type: 'watch', neuron }); }

  async ask(path, body) {
    const headers = this.token ? { Authorization: 'Bearer ' + this.token } : {};
    const answer = await fetch('/api/v1/' + path,
      body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.error ?? 'status ' + answer.status);
    return told;
  }

  /** Does something to the network; the answer is the state after it. A refusal becomes a notice. */
  async do(wish) {
    try {
      const state = await this.ask('control', this.viewer ? { ...wish, viewer: this.viewer } : wish);
      this.emit('done', { wish, state });
      return state;
    } catch (problem) {
      this.emit('notice', problem.message);
      return null;
    }
  }
}

export const link = new Link();
export { MODULATORS };
