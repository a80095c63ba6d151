// Everything that can be done to the network. Each control says what should happen; a small plot and a verdict say whether it did.
import { link } from './link.js';
import { word, pair, make, css } from './words.js';

const WAIT = 300; // moments before a verdict
// key: what is watched, which way it should go, and the sentence. "still" means it should stop moving.
const MODULATION = {
  norepinephrine: ['active', 1, ['More noradrenaline raises the gain of α1-rich neurons: more of the network should be active.', 'ノルアドレナリンを増やすと α1 の多いニューロンの利得が上がり、活動が増えるはずです。']],
  acetylcholine: ['active', 1, ['More acetylcholine lowers thresholds and opens the network to its inputs: activity should rise.', 'アセチルコリンを増やすと閾値が下がり入力が強まり、活動が増えるはずです。']],
  serotonin: ['changed', -1, ['More serotonin slows the membranes: states should change less often.', 'セロトニンを増やすと膜が遅くなり、状態の変化が減るはずです。']],
  dopamine: ['weight', 1, ['Dopamine only permits learning: weights should grow if acetylcholine is high too (0.8), and nothing should change while it is low, as it is at first.', 'ドーパミンは学習を許すだけです。アセチルコリンも高いとき（0.8）重みが育ち、最初のように低い間は何も変わらないはずです。']],
};
const ABLATION = {
  spontaneous_activity: ['active', -1, ['Without noise the network falls silent.', 'ノイズがないと沈黙します。']],
  modulation: ['norepinephrine', 0, ['Levels of the modulators stand still.', '修飾物質の濃度が動かなくなります。']],
  dendrites: ['active', -1, ['Branches add up instead of waiting for a coincidence; weak plateaus everywhere inhibit, activity falls.', '樹状突起が単純加算になり、弱いプラトーが抑制して活動が減ります。']],
  fatigue: ['resource', 1, ['Plateaus never tire. Nothing to see until something was learned and plateaus arise.', 'プラトーが疲れなくなります。学習前は変化が見えません。']],
  inhibition: ['active', 1, ['Plateaus no longer raise thresholds. Nothing to see while there are no plateaus.', 'プラトーが閾値を上げなくなります。プラトーがない間は変化しません。']],
  adaptation: ['up', 1, ['Neurons stay as they are instead of growing tired of it: more stay at +1.', '順応がなくなり、+1 に留まるニューロンが増えます。']],
  homeostasis: ['threshold', 0, ['Thresholds stand still.', '閾値が動かなくなります。']],
  plasticity: ['eligibility', 0, ['Weights stop learning. To see it, first raise dopamine and acetylcholine.', '重みの学習が止まります。先にドーパミンとアセチルコリンを上げてください。']],
  consolidation: ['lasting', 0, ['What was learned is no longer made lasting.', '学習の固定化が止まります。']],
  synapse_formation: ['memories', -1, ['No new memory synapses: their number falls slowly.', '新しい記憶シナプスが生まれず、数がゆっくり減ります。']],
  synapse_pruning: ['memories', 1, ['No memory synapse dies: their number rises slowly.', '記憶シナプスが死なず、数がゆっくり増えます。']],
  recurrence: ['active', -1, ['Neurons no longer hear each other: activity falls.', '互いに聞こえなくなり、活動が減ります。']],
  novelty: ['norepinephrine', -1, ['Unfamiliar inputs no longer release noradrenaline. To see it, show a new pattern.', '見慣れない入力がノルアドレナリンを放出しなくなります。新しいパターンを見せると分かります。']],
  expectation: ['active', 0, ['Every reward is a surprise. Nothing to see without rewards.', 'どの報酬も予想外になります。報酬がなければ変化は見えません。']],
};
const STIMULI = { none: ['nothing', 'なし'], pulse: ['pulses', 'パルス'], pattern: ['a pattern', 'パターン'], noise: ['noise', 'ノイズ'], sines: ['sum of sines', '正弦波の和'] };
const SERIES = { active: ['share of neurons active', '活動の割合'], up: ['share at +1', '+1 の割合'], changed: ['share changing in a moment', '変化の割合'], weight: ['mean size of fast weights', '速い重みの平均'],
  lasting: ['mean size of lasting weights', '固定した重みの平均'], plateaus: ['mean plateau', 'プラトー平均'], threshold: ['mean upper threshold', '上の閾値の平均'], resource: ['plateau resource', 'プラトー資源'],
  memories: ['memory synapses', '記憶シナプス数'], norepinephrine: ['level of noradrenaline', 'ノルアドレナリン濃度'], eligibility: ['mean eligibility', '適格度の平均'] };

let panel = null, watchers = [];

export function show(node) {
  panel = node;
  watchers = [];
  const s = link.session;
  const disabled = !link.holds;
  panel.append(make('h2', { textContent: pair(['Touch', '触れる']) }),
    make('p', { className: 'soft', textContent: pair(['Click an input, move dopamine, switch something off: each card says what should happen and, about two seconds later, whether it did. The blue bar in its plot is the moment you acted.', '入力をクリックし、ドーパミンを動かし、仕組みを切ってみてください。各カードは起こるはずのことを述べ、約 2 秒後に実際どうだったかを示します。図の青い線が操作の瞬間です。']) }));
  if (!s) return;
  panel.append(ports(), stimulus(s));
  for (const [name, [series, way, sentence]] of Object.entries(MODULATION)) {
    const value = make('output', { textContent: s.levels[name].toFixed(2) });
    const slider = make('input', { type: 'range', min: 0, max: 1, step: 0.01, value: s.levels[name], 'aria-label': word(name), disabled });
    slider.dataset.modulator = name;
    const watch = watcher(series, way);
    let last = s.levels[name];
    slider.oninput = () => { value.textContent = Number(slider.value).toFixed(2); };
    slider.onchange = () => {
      const level = Number(slider.value);
      // Below this level of acetylcholine permission stays shut whatever dopamine does (docs/decisions/0023).
      const shut = name === 'dopamine' && (link.picture?.acetylcholine ?? 0) < 0.45;
      watch.mark(shut ? 0 : way * Math.sign(level - last || 1));
      last = level;
      link.do({ do: 'modulate', modulator: name, level });
    };
    panel.append(card(word(name), sentence, watch, make('div', { className: 'row' }, make('span', { className: 'grow' }, slider), value)));
  }
  const noise = make('input', { type: 'range', min: 0, max: 1.5, step: 0.01, value: s.noise, 'aria-label': pair(['noise', 'ノイズ']), disabled });
  const noiseWatch = watcher('active', 1);
  let before = s.noise;
  noise.onchange = () => { noiseWatch.mark(Math.sign(noise.value - before || 1)); before = Number(noise.value); link.do({ do: 'retune', parameter: 'noise', value: before }); };
  panel.append(card(pair(['Noise', 'ノイズ']), ['More noise in the membranes: more neurons should reach a threshold.', '膜のノイズを増やすと、閾値に達するニューロンが増えるはずです。'], noiseWatch, noise));
  const lesion = watcher('active', -1);
  panel.append(card(pair(['Lesion', '損傷']), ['Silences a quarter of the hidden neurons for good: activity should fall, then recover in part as thresholds follow. Only a reset or the time machine brings them back.', '隠れニューロンの4分の1を黙らせます。活動は減り、閾値が追いついて一部回復するはずです。'], lesion,
    make('button', { type: 'button', disabled, textContent: pair(['Silence 25 %', '25 % を黙らせる']), onclick: () => { lesion.mark(-1); link.do({ do: 'lesion', share: 0.25 }); } })));
  panel.append(make('h2', { textContent: pair(['Switch mechanisms off', '仕組みを切る']) }));
  for (const mechanism of s.mechanisms) {
    const [series, way, sentence] = ABLATION[mechanism.key] ?? ['active', 0, [mechanism.effect]];
    const watch = watcher(series, way);
    const box = make('input', { type: 'checkbox', checked: !mechanism.off, disabled });
    box.dataset.mechanism = mechanism.key;
    box.onchange = () => { watch.mark(box.checked ? -way : way, box.checked); link.do({ do: box.checked ? 'restore' : 'ablate', mechanism: mechanism.key }); };
    panel.append(card(make('label', {}, box, ' ' + mechanism.key.replaceAll('_', ' ')), [pair(['Off: ', '切ると: ']) + pair(sentence)], watch));
  }
  panel.append(reset(s, disabled));
}
export function hide() { panel = null; watchers = []; }

function card(title, sentence, watch, ...controls) {
  return make('div', { className: 'card' }, make('h3', {}, title), make('p', { textContent: pair(sentence) }), ...controls, watch?.node);
}
function ports() {
  const watch = watcher('active', 1);
  const grid = make('div', { className: 'ports' });
  for (let i = 0; i < (link.session?.inputs ?? 0); i++) {
    grid.append(make('button', { type: 'button', className: 'plus', disabled: !link.holds, textContent: i + ' ▲', title: 'input ' + i, 'aria-label': `touch input ${i}`,
      onclick: event => { const sign = event.shiftKey ? -1 : 1; watch.mark(1); link.do({ do: 'poke', neuron: i, current: sign, moments: 150 }); } }));
  }
  return card(pair(['Inputs', '入力']), ['Touches an input neuron for 150 moments (Shift: −1): the tenth of the network that hears it should be pushed, and activity rise a little.', '入力ニューロンに150時刻触れます（Shift で −1）。それを聞く約1割が押され、活動が少し増えるはずです。'], watch, grid);
}
function stimulus(s) {
  const watch = watcher('changed', 1);
  const kind = make('select', { 'aria-label': pair(['stimulus', '刺激']), disabled: !link.holds }, ...Object.entries(STIMULI).map(([key, name]) => make('option', { value: key, textContent: pair(name), selected: s.stimulus.kind === key })));
  kind.id = 'stimulus';
  const period = make('input', { type: 'number', min: 2, max: 100000, value: s.stimulus.period, 'aria-label': pair(['period in moments', '周期']), disabled: !link.holds });
  const send = () => { watch.mark(kind.value === 'none' ? -1 : 1); link.do({ do: 'stimulate', stimulus: kind.value, period: Number(period.value) }); };
  kind.onchange = period.onchange = send;
  return card(pair(['Stimulus', '刺激']), ['What the inputs are told, with its period in moments: states should change more often than in silence.', '入力に与えるものとその周期。静かなときより状態がよく変わるはずです。'], watch, make('div', { className: 'row' }, kind, period));
}
function reset(s, disabled) {
  const preset = make('select', { 'aria-label': 'preset', disabled }, ...['calm', 'balanced', 'excitable'].map(name => make('option', { value: name, textContent: name, selected: name === s.preset })));
  const neurons = make('input', { type: 'number', min: 30, max: 20000, value: s.neurons, 'aria-label': 'neurons', disabled });
  const seed = make('input', { type: 'number', value: s.seed, 'aria-label': 'seed', disabled });
  return make('div', { className: 'card' }, make('h3', { textContent: pair(['Start anew', '最初から']) }), make('p', { textContent: pair(['Grows a new network; the record of this one is lost.', '新しいネットワークを育てます。今の記録は失われます。']) }),
    make('div', { className: 'row' }, preset, neurons, seed, make('button', { type: 'button', disabled, textContent: pair(['Grow', '育てる']), onclick: () => link.do({ do: 'reset', preset: preset.value, neurons: Number(neurons.value), seed: Number(seed.value) }) })));
}

/** A small plot of one figure and, once something was done, a verdict from the averages before and after it. */
function watcher(series, way) {
  const canvas = make('canvas', { className: 'spark', role: 'img', 'aria-label': pair(SERIES[series]) });
  const verdict = make('div', { className: 'verdict', role: 'status' });
  verdict.dataset.is = 'wait';
  const one = { series, way, node: make('div', {}, canvas, verdict), canvas, verdict, at: null,
    mark(direction, on) { one.at = link.picture?.steps ?? 0; one.direction = direction; one.on = on; } };
  watchers.push(one);
  return one;
}
const mean = list => list.reduce((sum, value) => sum + value, 0) / list.length;
function spread(list) { const m = mean(list); return Math.sqrt(mean(list.map(value => (value - m) ** 2))); }
function judge(one) {
  const now = link.picture.steps;
  if (one.at === null) { one.verdict.textContent = pair(SERIES[one.series]); return; }
  if (now < one.at) { one.at = null; return; }
  const points = link.history;
  const before = points.filter(p => p.steps <= one.at && p.steps > one.at - 3000).map(p => p[one.series]);
  const after = points.filter(p => p.steps > one.at + 60 && p.steps < one.at + 3000).map(p => p[one.series]);
  if (now < one.at + WAIT || before.length < 5 || after.length < 5) { one.verdict.dataset.is = 'wait'; one.verdict.textContent = pair(['watching …', '観察中 …']); return; }
  const [a, b] = [mean(before), mean(after)];
  const name = pair(SERIES[one.series]);
  if (one.way === 0) {
    const still = spread(after) < 0.15 * Math.max(spread(before), 1e-12) || spread(after) < 1e-9;
    one.verdict.dataset.is = still !== Boolean(one.on) ? 'yes' : 'no';
    one.verdict.textContent = `${name}: ${still ? pair(['stands still', '静止']) : pair(['moves', '変動中'])}`;
    return;
  }
  if (one.direction === 0) {
    const same = Math.abs(b - a) <= 0.02 * Math.abs(a);
    one.verdict.dataset.is = same ? 'yes' : 'no';
    one.verdict.textContent = `${name}: ${a.toPrecision(3)} → ${b.toPrecision(3)} · `
      + (same ? pair(['unchanged, as expected while acetylcholine is low', 'アセチルコリンが低いので、予想どおり変化なし']) : pair(['changed, though acetylcholine is low', 'アセチルコリンが低いのに変化']));
    return;
  }
  const noise = Math.max(spread(before) / Math.sqrt(before.length / 4), 1e-9);
  const sure = Math.abs(b - a) > 2.5 * noise && Math.abs(b - a) > 1e-6;
  const percent = a ? Math.round(100 * (b - a) / Math.abs(a)) : 0;
  one.verdict.dataset.is = sure && Math.sign(b - a) === one.direction ? 'yes' : 'no';
  one.verdict.textContent = `${name}: ${a.toPrecision(3)} → ${b.toPrecision(3)} (${percent > 0 ? '+' : ''}${percent} %) · `
    + (!sure ? pair(['no clear change', 'はっきりした変化なし']) : Math.sign(b - a) === one.direction ? pair(['as expected', '予想どおり']) : pair(['the other way', '逆']));
}
function sketch(one) {
  const c = one.canvas;
  const w = c.clientWidth, h = c.clientHeight, ratio = Math.min(2, devicePixelRatio);
  if (!w) return;
  if (c.width !== w * ratio) { c.width = w * ratio; c.height = h * ratio; }
  const g = c.getContext('2d');
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.clearRect(0, 0, w, h);
  const points = link.history.slice(-300);
  if (points.length < 2) return;
  const values = points.map(p => p[one.series]);
  let low = Math.min(...values), high = Math.max(...values);
  if (high - low < 1e-9) { low -= 0.5; high += 0.5; }
  const x = step => (step - points[0].steps) / (points.at(-1).steps - points[0].steps) * w;
  const y = value => h - 4 - (value - low) / (high - low) * (h - 8);
  if (one.at !== null && one.at >= points[0].steps) {
    g.fillStyle = css('--accent');
    g.fillRect(x(one.at) - 1, 0, 2, h);
  }
  g.strokeStyle = css('--ink');
  g.lineWidth = 1.2;
  g.beginPath();
  points.forEach((p, i) => (i ? g.lineTo(x(p.steps), y(values[i])) : g.moveTo(x(p.steps), y(values[i]))));
  g.stroke();
}
let skip = 0;
link.on('picture', () => { if (panel && skip++ % 5 === 0) for (const one of watchers) { const box = one.canvas.getBoundingClientRect(); if (box.bottom > 0 && box.top < innerHeight) { judge(one); sketch(one); } } });
function refresh() { if (panel && !panel.contains(document.activeElement)) { const node = panel; node.replaceChildren(); show(node); } }
link.on('network', refresh);
let held = null;
link.on('session', () => { if (held !== link.holds) { held = link.holds; refresh(); } });
