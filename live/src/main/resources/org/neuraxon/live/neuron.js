// One neuron: its variables, its last moments, and what brought about its last change.
import { link } from './link.js';
import { word, pair, make, plot, css } from './words.js';
import * as synapse from './synapse.js';

let panel, brain, chart, shown = null;
const TERMS = [['kept', ['what it had', '残り']], ['backbone', ['other neurons', '他のニューロン']], ['inputs', ['inputs', '入力']],
  ['plateau', ['memory plateau', '記憶プラトー']], ['adaptation', ['adaptation', '順応']], ['noise', ['noise', 'ノイズ']]];
const NAMES = { potential: ['potential', '電位'], upper_threshold: ['upper threshold', '上の閾値'], lower_threshold: ['lower threshold', '下の閾値'], plateau: ['plateau', 'プラトー'],
  resource: ['plateau resource', 'プラトー資源'], adaptation: ['adaptation', '順応'], gain: ['gain', '利得'], memory_synapses: ['memory synapses', '記憶シナプス数'] };
const KINDS = { input: ['input', '入力'], hidden: ['hidden neuron', '隠れニューロン'], output: ['output', '出力'], backbone: ['backbone', '骨格'], memory: ['memory', '記憶'] };
const MOST_LISTED = 80;
const signed = value => (value > 0 ? '+' : value < 0 ? '−' : '') + Math.abs(value).toFixed(3);
const state = value => (value > 0 ? '+1' : value < 0 ? '−1' : '0');

export function show(node, context) {
  panel = node;
  brain = context.brain;
  const number = make('input', { type: 'number', min: 0, max: Math.max(0, (link.session?.neurons ?? 300) - 1), value: Math.max(0, link.watched), id: 'number', 'aria-label': pair(['number of the neuron', 'ニューロンの番号']) });
  number.onchange = () => pick(Number(number.value));
  const synapses = make('select', { id: 'synapses', 'aria-label': pair(['synapses of this neuron', 'このニューロンのシナプス']) });
  synapses.onchange = () => { if (synapses.value) link.emit('pickSynapse', JSON.parse(synapses.value)); };
  synapses.onfocus = () => list(synapses);
  synapses.onpointerdown = () => list(synapses);
  panel.append(make('h2', { textContent: word('neuron') }), make('div', { className: 'row' }, number,
    make('button', { type: 'button', textContent: word('poke'), onclick: () => link.watched >= 0 && link.do({ do: 'poke', neuron: link.watched, current: link.watched < 10 ? 1 : 20, moments: 20 }) }),
    make('button', { type: 'button', textContent: word('silence'), onclick: () => link.watched >= 0 && link.do({ do: 'lesion', neuron: link.watched }) })),
    make('div', { id: 'told' }, make('p', { className: 'soft', textContent: word('pickOne') })),
    make('div', { id: 'history', className: 'plot' }), make('div', { id: 'why', className: 'card' }),
    make('div', { className: 'row' }, make('span', { className: 'grow' }, synapses)), make('div', { id: 'synapse' }), make('table', { id: 'variables', 'aria-label': pair(['variables of the neuron', 'ニューロンの変数']) }));
  panel.querySelector('#why').hidden = true;
  synapse.into(panel.querySelector('#synapse'));
  chart = null;
  shown = number;
  list(synapses);
  if (link.watched >= 0) brain.pick(link.watched);
  else if (link.session) pick(Math.min(42, link.session.neurons - 1));
}
export function hide() { panel = null; chart = null; synapse.into(null); }
function pick(neuron) {
  if (!Number.isInteger(neuron) || neuron < 0 || neuron >= (link.session?.neurons ?? 0)) {
    // The server hangs up on whoever asks for such a neuron, and would again after every new connection.
    if (shown && link.watched >= 0) shown.value = link.watched;
    return;
  }
  link.watch(neuron);
  brain?.pick(neuron);
  if (link.synapse && link.synapse.pre !== neuron && link.synapse.post !== neuron) link.emit('pickSynapse', null);
  if (panel && shown) {
    shown.value = neuron;
    list(panel.querySelector('#synapses'));
  }
}
/** Fills the list of the neuron's synapses, so that one can be picked without aiming at a line. */
function list(select) {
  const all = brain?.synapsesOf(link.watched) ?? [];
  const option = one => make('option', { value: JSON.stringify({ kind: one.kind, pre: one.pre, post: one.post }), selected: link.synapse && link.synapse.pre === one.pre && link.synapse.post === one.post && link.synapse.kind === one.kind,
    textContent: one.post === link.watched ? pair([`hears ${one.pre} (${pair(KINDS[one.kind])})`, `${one.pre} から（${pair(KINDS[one.kind])}）`]) : pair([`speaks to ${one.post} (${pair(KINDS[one.kind])})`, `${one.post} へ（${pair(KINDS[one.kind])}）`]) });
  select.replaceChildren(make('option', { value: '', textContent: pair([`Look at one of its ${all.length} synapses drawn …`, `描かれた ${all.length} 本のシナプスから選ぶ …`]) }), ...all.slice(0, MOST_LISTED).map(option));
}
link.on('pick', neuron => { if (neuron >= 0) { if (!panel) document.querySelector('[data-page=brain]').click(); pick(neuron); } });
link.on('pickSynapse', key => {
  synapse.pick(key);
  brain?.join(key);
});
link.on('network', () => {
  if (link.synapse) link.emit('pickSynapse', null);
  if (panel && link.watched < 0) pick(Math.min(42, link.session.neurons - 1));
});
link.on('theme', () => { chart = null; });
link.on('probe', told => {
  if (!panel || told.neuron !== link.watched) return;
  const nature = told.silenced ? pair(['silenced', '沈黙させられています']) : told.kind === 'input' ? '' : told.receptors === 'alpha1' ? pair(['rich in α1 receptors: noradrenaline excites it', 'α1 受容体が多く、ノルアドレナリンで興奮']) : pair(['rich in α2 receptors: noradrenaline moves it little', 'α2 受容体が多く、ノルアドレナリンの影響は小さい']);
  panel.querySelector('#told').replaceChildren(make('p', {}, make('b', { textContent: `${pair(KINDS[told.kind])} ${told.neuron}: ${state(told.state)} ` }), make('span', { className: 'soft', textContent: ' ' + nature })));
  const h = told.history;
  const x = h.potential.map((_, i) => told.step - h.potential.length + i + 1);
  const data = [x, h.potential, h.upper, h.lower];
  const place = panel.querySelector('#history');
  place.hidden = told.kind === 'input';
  if (!chart && !place.hidden && x.length > 1) {
    chart = plot(place, [{ label: pair(NAMES.potential), stroke: css('--ink'), width: 1.3 }, { label: '+1 ≥', stroke: css('--up'), dash: [4, 3] }, { label: '−1 ≤', stroke: css('--down'), dash: [4, 3] }], 190, data);
  } else if (chart && !place.hidden) chart.setData(data);
  panel.querySelector('#variables').replaceChildren(make('tbody', {},
    ...Object.entries(told.variables).map(([name, value]) => make('tr', {}, make('th', { scope: 'row', textContent: pair(NAMES[name] ?? [name]) }), make('td', { textContent: value == null ? '–' : Number.isInteger(value) ? value : value.toFixed(4) })))));
  why(told);
});
function why(told) {
  const node = panel.querySelector('#why');
  node.hidden = false;
  const c = told.cause;
  if (!c) { node.replaceChildren(make('h3', { textContent: word('why') }), make('p', { textContent: word('noChange') })); return; }
  if (c.potential === undefined) {
    node.replaceChildren(make('h3', { textContent: word('why') }), make('p', { textContent: pair([`${state(c.from)} → ${state(c.to)}, moment ${c.step}: an input neuron takes the sign of what it is told (${c.injected}).`,
      `${state(c.from)} → ${state(c.to)}、時刻 ${c.step}: 入力ニューロンは与えられた値（${c.injected}）の符号をとります。`]) }));
    return;
  }
  const terms = TERMS.map(([key, name]) => [pair(name), c[key]]);
  const most = Math.max(...terms.map(term => Math.abs(term[1])), 1e-6);
  const main = TERMS.slice(1).map(([key, name]) => [name, c[key]]).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))[0];
  const [low, high] = [c.lower.toFixed(3), c.upper.toFixed(3)];
  const edge = c.to > 0 ? pair([`above its upper threshold ${high}`, `上の閾値 ${high} を超えました`]) : c.to < 0 ? pair([`below its lower threshold ${low}`, `下の閾値 ${low} を下回りました`])
    : pair([`back between its thresholds ${low} and ${high}`, `閾値 ${low} と ${high} の間に戻りました`]);
  const grid = make('div', { className: 'terms' });
  for (const [name, value] of terms) {
    const width = 50 * Math.abs(value) / most;
    const bar = make('i');
    bar.style.cssText = `left:${value < 0 ? 50 - width : 50}%;width:${width}%;background:var(${value < 0 ? '--down' : '--up'})`;
    grid.append(make('span', { textContent: name }), make('span', { className: 'sym' }, bar), make('span', { textContent: signed(value) }));
  }
  const share = factor => Math.abs(100 * (factor - 1)).toFixed(1) + ' %';
  const moves = factor => pair([`${factor >= 1 ? 'raises' : 'lowers'} both thresholds by ${share(factor)}`, `両閾値を ${share(factor)} ${factor >= 1 ? '上げ' : '下げ'}ています`]);
  const plateaus = c.inhibition > 1.0005 ? pair([`plateaus elsewhere ${moves(c.inhibition)}`, `他のプラトーは${moves(c.inhibition)}`]) : pair(['plateaus elsewhere do not inhibit it now', '他のプラトーは今は抑制していません']);
  node.replaceChildren(...[make('h3', { textContent: `${word('why')}: ${state(c.from)} → ${state(c.to)}` }),
    make('p', { textContent: pair([`At moment ${c.step} its potential went from ${c.before.toFixed(3)} to ${c.potential.toFixed(3)}, ${edge}. The largest push of that moment was ${main[0][0]} (${signed(main[1])}).`,
      `時刻 ${c.step} に電位が ${c.before.toFixed(3)} から ${c.potential.toFixed(3)} になり、${edge}。その瞬間の最大の力は${pair(main[0])}（${signed(main[1])}）でした。`]) }), grid,
    make('p', { textContent: pair([`Noradrenaline sets its gain to ${c.gain.toFixed(2)}; acetylcholine ${moves(c.release)}; ${plateaus}.`,
      `ノルアドレナリンは利得を ${c.gain.toFixed(2)} に定め、アセチルコリンは${moves(c.release)}。${plateaus}。`]) }),
    c.pushes.length ? make('table', { 'aria-label': pair(['synapses that spoke', '発信したシナプス']) }, make('tbody', {}, ...c.pushes.map(push => make('tr', {}, make('th', { scope: 'row', textContent: pair([`${push.kind} ${push.from} at ${state(push.state)}`, `${pair(KINDS[push.kind])} ${push.from}（${state(push.state)}）`]) }),
      make('td', { textContent: pair([`weight ${push.weight.toFixed(3)}`, `重み ${push.weight.toFixed(3)}`]) }))))) : null,
    make('small', { textContent: pair(['The terms are those the engine summed; noise is what is left over.', '各項はエンジンが実際に足したもので、ノイズはその残りです。']) })].filter(Boolean));
}
