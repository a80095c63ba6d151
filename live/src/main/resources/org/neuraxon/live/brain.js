// The network in three dimensions. A state is told by shape first: a cone that points up is +1, one that points down is -1, a small
// ball is 0. Few draw calls: three kinds of neuron, synapses, activity on its way, modulators, the neuron and the synapse picked.
import * as THREE from '/assets/three.module.min.js';
import { link, MODULATORS } from './link.js';
import { word } from './words.js';

const FLOWING = 1500;
const MOTES = 90;
const SLOW_MS = 60;
const FIELDS = [['--da', 'dopamine'], ['--ht', 'serotonin'], ['--ach', 'acetylcholine'], ['--na', 'norepinephrine']];

export class Brain {
  constructor(canvas, figures) {
    this.canvas = canvas;
    this.figures = figures;
    this.still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.angle = { turn: 0.5, tilt: 0.28, far: 4.6 };
    this.picked = -1;
    this.joined = null;
    this.count = 0;
    this.stale = true;
    try {
      this.renderer = new THREE.WebGLRenderer({ canvas, antialias: true, alpha: true });
    } catch {
      this.renderer = null; // without WebGL all other pages and figures still work
      canvas.parentElement.append(Object.assign(document.createElement('p'), { className: 'card', textContent: word('noWebgl') }));
      return;
    }
    this.renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    this.scene = new THREE.Scene();
    this.camera = new THREE.PerspectiveCamera(42, 1, 0.1, 50);
    this.light = new THREE.HemisphereLight(0xffffff, 0x445566, 2.6);
    this.scene.add(this.light);
    this.steer();
    new ResizeObserver(() => this.resize()).observe(canvas.parentElement);
    // A frame that takes long to come (no graphics card, or a busy machine) is followed by as long a rest, and by a coarser picture: the
    // page stays usable. What a frame took is seen when the browser is ready for the next one.
    let drawnAt = 0, restUntil = 0, slow = 0;
    const draw = now => {
      const took = now - drawnAt;
      if (drawnAt && took < 5000) { // a page that was hidden meanwhile is not slow
        if (took > SLOW_MS) restUntil = now + Math.min(2000, took);
        slow = took > 3 * SLOW_MS ? slow + 1 : 0;
        if (slow === 3) {
          this.renderer.setPixelRatio(0.6);
          this.resize();
        }
      }
      drawnAt = 0;
      if (now >= restUntil && this.draw()) drawnAt = now;
      requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
  }

  colour(name) { return new THREE.Color(getComputedStyle(document.documentElement).getPropertyValue(name).trim() || '#888'); }

  /** Takes the colours of the theme. */
  paint() {
    if (!this.renderer) return;
    this.colours = { up: this.colour('--up'), down: this.colour('--down'), zero: this.colour('--zero'), ink: this.colour('--ink') };
    this.fields = FIELDS.map(([name]) => this.colour(name));
    if (this.shapes) {
      this.shapes.up.material.color.copy(this.colours.up);
      this.shapes.down.material.color.copy(this.colours.down);
      this.shapes.zero.material.color.copy(this.colours.zero);
      this.ring.material.color.copy(this.colours.ink);
      this.rod.material.color.copy(this.colours.ink);
      if (this.last) this.show(this.last);
    }
    this.stale = true;
  }

  /** Neurons between inputs (left) and outputs (right) lie on a spiral over a ball, so that ring neighbours are neighbours here. */
  place(wiring) {
    const { neurons, inputs, outputs } = wiring;
    this.at = new Float32Array(3 * neurons);
    const hidden = neurons - inputs - outputs;
    const turns = Math.sqrt(hidden * Math.PI) / 2;
    for (let n = 0; n < neurons; n++) {
      const i = n < inputs ? n : n >= neurons - outputs ? n - (neurons - outputs) : n - inputs;
      let x, y, z;
      if (n < inputs || n >= neurons - outputs) {
        const side = n < inputs ? -1 : 1;
        const round = 2 * Math.PI * i / (side < 0 ? inputs : outputs);
        [x, y, z] = [side * 1.55, 0.55 * Math.cos(round), 0.55 * Math.sin(round)];
      } else {
        const up = 1 - 2 * (i + 0.5) / hidden;
        const flat = Math.sqrt(1 - up * up);
        const round = 2 * turns * Math.acos(up);
        const deep = 0.88 + 0.12 * Math.sin(i * 2.4);
        [x, y, z] = [deep * flat * Math.cos(round), deep * up, deep * flat * Math.sin(round)];
      }
      this.at.set([x, y, z], 3 * n);
    }
    this.size = Math.min(0.075, 0.62 / Math.sqrt(hidden));
  }

  wire(wiring) {
    this.wiring = wiring;
    this.count = wiring.neurons;
    if (!this.renderer) return;
    for (const old of this.parts ?? []) { this.scene.remove(old); old.geometry.dispose(); old.material.dispose(); }
    this.place(wiring);
    const shape = (geometry, colour) => {
      const mesh = new THREE.InstancedMesh(geometry, new THREE.MeshLambertMaterial({ color: colour }), this.count);
      mesh.instanceMatrix.setUsage(THREE.DynamicDrawUsage);
      mesh.frustumCulled = false;
      return mesh;
    };
    const cone = new THREE.ConeGeometry(1, 2.1, 6);
    this.shapes = {
      up: shape(cone, this.colours.up),
      down: shape(cone.clone().rotateX(Math.PI), this.colours.down),
      zero: shape(new THREE.IcosahedronGeometry(0.55, this.count > 1500 ? 0 : 1), this.colours.zero),
    };
    this.synapses = [];
    for (const kind of ['backbone', 'from_inputs', 'memory']) {
      const flat = wiring[kind];
      const strongest = flat.reduce((most, value, i) => i % 3 === 2 ? Math.max(most, Math.abs(value)) : most, kind === 'memory' ? 0.5 : 1e-9);
      // The picture keeps the strongest third of a full load of memory synapses; all of them would be fog.
      const end = kind === 'memory' ? Math.min(flat.length, 3 * Math.max(0, 5000 - this.synapses.length)) : flat.length;
      for (let i = 0; i < end; i += 3) this.synapses.push([flat[i], flat[i + 1], flat[i + 2] / strongest, kind]);
    }
    const lines = this.synapses.length;
    const ends = new Float32Array(6 * lines);
    this.synapses.forEach(([pre, post], i) => {
      ends.set(this.at.subarray(3 * pre, 3 * pre + 3), 6 * i);
      ends.set(this.at.subarray(3 * post, 3 * post + 3), 6 * i + 3);
    });
    this.lines = new THREE.LineSegments(new THREE.BufferGeometry(),
      new THREE.LineBasicMaterial({ vertexColors: true, transparent: true, depthWrite: false }));
    this.lines.geometry.setAttribute('position', new THREE.BufferAttribute(ends, 3));
    this.lines.geometry.setAttribute('color', new THREE.BufferAttribute(new Float32Array(8 * lines), 4));
    this.flow = new THREE.Points(new THREE.BufferGeometry(),
      new THREE.PointsMaterial({ size: 0.03, vertexColors: true, transparent: true, depthWrite: false }));
    this.flow.geometry.setAttribute('position', new THREE.BufferAttribute(new Float32Array(3 * FLOWING), 3));
    this.flow.geometry.setAttribute('color', new THREE.BufferAttribute(new Float32Array(4 * FLOWING), 4));
    this.flow.frustumCulled = false;
    const motes = new Float32Array(3 * 4 * MOTES);
    for (let i = 0; i < 4 * MOTES; i++) {
      const up = 1 - 2 * ((i * 0.618034) % 1);
      const round = i * 0.41421356 * 2 * Math.PI;
      const far = 1.12 + 0.35 * ((i * 0.7548777) % 1);
      const flat = Math.sqrt(1 - up * up);
      motes.set([far * flat * Math.cos(round), far * up, far * flat * Math.sin(round)], 3 * i);
    }
    this.field = new THREE.Points(new THREE.BufferGeometry(),
      new THREE.PointsMaterial({ size: 0.045, vertexColors: true, transparent: true, depthWrite: false }));
    this.field.geometry.setAttribute('position', new THREE.BufferAttribute(motes, 3));
    this.field.geometry.setAttribute('color', new THREE.BufferAttribute(new Float32Array(4 * 4 * MOTES), 4));
    this.ring = new THREE.Mesh(new THREE.TorusGeometry(1.9, 0.18, 6, 28), new THREE.MeshBasicMaterial({ color: this.colours.ink }));
    this.rod = new THREE.Mesh(new THREE.CylinderGeometry(1, 1, 1, 6, 1, true), new THREE.MeshBasicMaterial({ color: this.colours.ink }));
    this.parts = [...Object.values(this.shapes), this.lines, this.flow, this.field, this.ring, this.rod];
    this.scene.add(...this.parts);
    this.join(this.joined && this.joined.pre < this.count && this.joined.post < this.count ? this.joined : null);
    this.pick(this.picked >= 0 && this.picked < this.count ? this.picked : -1);
    this.last = null;
  }

  /** Draws a picture of the network into the arrays of the graphics card. */
  show(picture) {
    this.levels(picture);
    if (!this.shapes || picture.n !== this.count) return;
    const begun = performance.now();
    this.last = picture;
    const { up, down, zero } = this.shapes;
    const numbers = [0, 0, 0];
    const at = this.at;
    for (let n = 0; n < picture.n; n++) {
      const state = picture.state[n];
      const which = state > 0 ? 0 : state < 0 ? 1 : 2;
      const matrix = (which === 0 ? up : which === 1 ? down : zero).instanceMatrix.array;
      // A ball grows with the size of its potential, a cone with its plateau: nearness to a change is seen.
      const size = this.size * (which === 2 ? 0.55 + 0.6 * Math.min(1, Math.abs(picture.potential[n]) / 32)
        : 0.95 + 0.5 * Math.abs(picture.plateau[n]) / 127);
      const o = 16 * numbers[which]++;
      matrix[o] = matrix[o + 5] = matrix[o + 10] = size;
      matrix[o + 12] = at[3 * n]; matrix[o + 13] = at[3 * n + 1]; matrix[o + 14] = at[3 * n + 2]; matrix[o + 15] = 1;
    }
    [up, down, zero].forEach((mesh, i) => { mesh.count = numbers[i]; mesh.instanceMatrix.needsUpdate = true; });
    this.colourSynapses(picture);
    this.colourField(picture);
    this.stale = true;
    this.figures.scriptMs = 0.9 * this.figures.scriptMs + 0.1 * (performance.now() - begun);
  }

  colourSynapses(picture) {
    const colours = this.lines.geometry.attributes.color;
    const c = colours.array;
    const { up, down } = this.colours;
    this.moving = [];
    for (let i = 0; i < this.synapses.length; i++) {
      const [pre, post, weight] = this.synapses[i];
      const speaks = picture.state[pre] !== 0;
      const own = this.picked >= 0 && (post === this.picked || pre === this.picked);
      const tint = weight > 0 ? up : down;
      const strength = Math.abs(weight);
      const alpha = own ? (speaks ? 0.95 : 0.35) : this.picked >= 0 ? 0.03 : speaks ? 0.3 * strength : 0.06 * strength;
      const o = 8 * i;
      c[o] = c[o + 4] = tint.r; c[o + 1] = c[o + 5] = tint.g; c[o + 2] = c[o + 6] = tint.b;
      c[o + 3] = alpha * 0.5; c[o + 7] = alpha;
      if (speaks && strength > 0.15 && (this.picked < 0 || own) && this.moving.length < FLOWING) this.moving.push(i);
    }
    colours.needsUpdate = true;
  }

  colourField(picture) {
    const colours = this.field.geometry.attributes.color;
    const c = colours.array;
    for (let i = 0; i < 4 * MOTES; i++) {
      const kind = i % 4;
      const { r, g, b } = this.fields[kind];
      const level = picture[MODULATORS[kind]];
      // As many motes as the level says; the rest are unseen.
      const seen = Math.floor(i / 4) / MOTES < level ? 0.8 : 0;
      c[4 * i] = r; c[4 * i + 1] = g; c[4 * i + 2] = b; c[4 * i + 3] = seen;
    }
    colours.needsUpdate = true;
  }

  levels(picture) {
    for (const name of MODULATORS) {
      const bar = document.querySelector(`#legend [data-level=${name}] i`);
      if (bar) bar.style.width = 100 * picture[name] + '%';
    }
    const shares = document.querySelector('#legend [data-shares]');
    if (shares) {
      const p = value => Math.round(100 * value) + ' %';
      shares.textContent = `+1 ${p(picture.up)} · 0 ${p(1 - picture.up - picture.down)} · −1 ${p(picture.down)}`;
    }
  }

  legend(node) {
    const line = (mark, colour, text) => `<span><b style="color:var(${colour})">${mark}</b>${text}</span>`;
    node.innerHTML = line('▲', '--up', word('plusOne')) + line('●', '--zero', word('neutral')) + line('▼', '--down', word('minusOne'))
      + '<span data-shares class="soft"></span>'
      + FIELDS.map(([colour, name]) => `<span class="level" data-level="${name}" style="color:var(${colour})"><b>∷</b>`
        + `<span style="color:var(--ink)">${word(name)}</span><span class="bar"><i></i></span></span>`).join('');
  }

  /** Draws a frame if there is anything new to draw; whether it did. */
  draw() {
    if (document.body.classList.contains('wide') || !this.shapes) return false;
    const flows = !this.still && this.last && !(this.last.flags & 1);
    if (!this.stale && !flows) return false;
    const begun = performance.now();
    if (this.last) this.drawFlow(flows ? begun / 900 : 0.5);
    const { turn, tilt, far } = this.angle;
    this.camera.position.set(far * Math.cos(tilt) * Math.sin(turn), far * Math.sin(tilt), far * Math.cos(tilt) * Math.cos(turn));
    this.camera.lookAt(0, 0, 0);
    if (this.picked >= 0) this.ring.quaternion.copy(this.camera.quaternion);
    this.figures.flowMs = performance.now() - begun;
    this.renderer.render(this.scene, this.camera);
    this.figures.drawCalls = this.renderer.info.render.calls;
    this.figures.drawn = (this.figures.drawn ?? 0) + 1;
    this.figures.firstDrawn ??= performance.now();
    this.stale = false;
    return true;
  }

  drawFlow(clock) {
    const positions = this.flow.geometry.attributes.position;
    const colours = this.flow.geometry.attributes.color;
    const p = positions.array;
    const c = colours.array;
    const moving = this.moving ?? [];
    for (let k = 0; k < moving.length; k++) {
      const [pre, post, weight] = this.synapses[moving[k]];
      const way = (clock + k * 0.618034) % 1;
      const sign = weight * this.last.state[pre] > 0 ? this.colours.up : this.colours.down;
      for (let d = 0; d < 3; d++) p[3 * k + d] = this.at[3 * pre + d] + way * (this.at[3 * post + d] - this.at[3 * pre + d]);
      c[4 * k] = sign.r; c[4 * k + 1] = sign.g; c[4 * k + 2] = sign.b; c[4 * k + 3] = 0.75 * (1 - way * way);
    }
    this.flow.geometry.setDrawRange(0, moving.length);
    positions.needsUpdate = colours.needsUpdate = true;
  }

  pick(neuron) {
    this.picked = neuron;
    if (this.ring) {
      this.ring.visible = neuron >= 0;
      if (neuron >= 0) {
        this.ring.position.fromArray(this.at, 3 * neuron);
        this.ring.scale.setScalar(this.size);
      }
      if (this.last) this.show(this.last);
    }
    this.stale = true;
  }

  /** Marks a synapse, by kind, pre and post; null marks none. */
  join(synapse) {
    this.joined = synapse;
    if (!this.rod) return;
    this.rod.visible = Boolean(synapse);
    if (synapse) {
      const from = new THREE.Vector3().fromArray(this.at, 3 * synapse.pre);
      const to = new THREE.Vector3().fromArray(this.at, 3 * synapse.post);
      const way = to.clone().sub(from);
      this.rod.position.copy(from).addScaledVector(way, 0.5);
      this.rod.scale.set(0.006, way.length(), 0.006);
      this.rod.quaternion.setFromUnitVectors(new THREE.Vector3(0, 1, 0), way.normalize());
    }
    this.stale = true;
  }

  /** The synapses of a neuron, strongest first: kind, pre, post, weight relative to the strongest of its kind. */
  synapsesOf(neuron) {
    return (this.synapses ?? []).filter(([pre, post]) => pre === neuron || post === neuron)
      .map(([pre, post, weight, kind]) => ({ pre, post, weight, kind: kind === 'from_inputs' ? 'input' : kind }))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  }

  /** The synapse whose line is nearest to a place on the screen, if one is near; of the neuron picked, if one is. */
  nearLine(x, y) {
    const box = this.canvas.getBoundingClientRect();
    const at = new Float32Array(2 * this.count);
    const v = new THREE.Vector3();
    for (let n = 0; n < this.count; n++) {
      v.fromArray(this.at, 3 * n).project(this.camera);
      at[2 * n] = (v.x + 1) / 2 * box.width + box.left - x;
      at[2 * n + 1] = (1 - v.y) / 2 * box.height + box.top - y;
    }
    let best = null;
    let least = 6 * 6;
    for (const [pre, post, , kind] of this.synapses) {
      if (this.picked >= 0 && pre !== this.picked && post !== this.picked) continue;
      const [ax, ay] = [at[2 * pre], at[2 * pre + 1]];
      const [dx, dy] = [at[2 * post] - ax, at[2 * post + 1] - ay];
      const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
      const d = (ax + along * dx) ** 2 + (ay + along * dy) ** 2;
      if (d < least) { least = d; best = { kind: kind === 'from_inputs' ? 'input' : kind, pre, post }; }
    }
    return best;
  }

  /** The neuron whose picture is nearest to a place on the screen, if one is near. */
  near(x, y) {
    const box = this.canvas.getBoundingClientRect();
    const v = new THREE.Vector3();
    let best = -1;
    let least = 11 * 11;
    let depth = 9;
    for (let n = 0; n < this.count; n++) {
      v.fromArray(this.at, 3 * n).project(this.camera);
      const dx = (v.x + 1) / 2 * box.width + box.left - x;
      const dy = (1 - v.y) / 2 * box.height + box.top - y;
      const d = dx * dx + dy * dy;
      if (d < 64 && v.z < depth || best < 0 && d < least) { best = n; depth = v.z; least = d; }
    }
    return best;
  }

  steer() {
    const fingers = new Map();
    let moved = 0;
    let spread = 0;
    const canvas = this.canvas;
    canvas.addEventListener('pointerdown', event => {
      canvas.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, [event.clientX, event.clientY]);
      moved = fingers.size > 1 ? 99 : 0;
      spread = 0;
    });
    canvas.addEventListener('pointermove', event => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const [dx, dy] = [event.clientX - before[0], event.clientY - before[1]];
      fingers.set(event.pointerId, [event.clientX, event.clientY]);
      moved += Math.abs(dx) + Math.abs(dy);
      if (fingers.size === 2) {
        const [a, b] = [...fingers.values()];
        const now = Math.hypot(a[0] - b[0], a[1] - b[1]);
        if (spread) this.zoom(spread / now);
        spread = now;
      } else {
        this.turn(-dx * 0.007, dy * 0.007);
      }
    });
    const up = event => {
      if (!fingers.delete(event.pointerId) || event.type !== 'pointerup' || moved >= 5 || !this.shapes) return;
      const neuron = this.near(event.clientX, event.clientY);
      const line = neuron < 0 ? this.nearLine(event.clientX, event.clientY) : null;
      if (neuron >= 0) link.emit('pick', neuron);
      else if (line) link.emit('pickSynapse', line);
    };
    canvas.addEventListener('pointerup', up);
    canvas.addEventListener('pointercancel', up);
    canvas.addEventListener('wheel', event => { event.preventDefault(); this.zoom(Math.exp(event.deltaY * 0.001)); }, { passive: false });
    canvas.addEventListener('keydown', event => {
      const keys = { ArrowLeft: () => this.turn(-0.12, 0), ArrowRight: () => this.turn(0.12, 0), ArrowUp: () => this.turn(0, 0.12),
        ArrowDown: () => this.turn(0, -0.12), '+': () => this.zoom(0.9), '-': () => this.zoom(1.1),
        n: () => link.emit('pick', (this.picked + 1) % this.count), p: () => link.emit('pick', (this.picked + this.count - 1) % this.count) };
      if (keys[event.key]) { event.preventDefault(); event.stopPropagation(); keys[event.key](); }
    });
  }

  turn(x, y) {
    this.angle.turn += x;
    this.angle.tilt = Math.max(-1.5, Math.min(1.5, this.angle.tilt + y));
    this.stale = true;
  }

  zoom(factor) {
    this.angle.far = Math.max(1.6, Math.min(12, this.angle.far * factor));
    this.stale = true;
  }

  resize() {
    if (!this.renderer) return;
    const { clientWidth: w, clientHeight: h } = this.canvas.parentElement;
    if (!w || !h) return;
    this.renderer.setSize(w, h, false);
    this.camera.aspect = w / h;
    // On a narrow screen the whole network still fits.
    this.camera.fov = w < h ? 42 * Math.min(1.7, h / w) : 42;
    this.camera.updateProjectionMatrix();
    this.stale = true;
  }
}
