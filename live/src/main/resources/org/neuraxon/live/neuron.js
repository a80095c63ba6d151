// One neuron: its variables, its last moments, and what brought about its last change.
import { link } from './link.js';
import { word, pair, make, plot, css } from './words.js';

let panel, brain, chart, shown = null, off = [];
const TERMS = [['kept', ['what it had', '残り']], ['backbone', ['other neurons', '他のニューロン']], ['inputs', ['inputs', '入力']],
  ['plateau', ['memory plateau', '記憶プラトー']], ['adaptation', ['adaptation', '順応']], ['noise', ['noise', 'ノイズ']]];
const NAMES = { potential: ['potential', '電位'], upper_threshold: ['upper threshold', '上の閾値'], lower_threshold: ['lower threshold', '下の閾値'], plateau: ['plateau', 'プラトー'],
  resource: ['plateau resource', 'プラトー資源'], adaptation: ['adaptation', '順応'], gain: ['gain', '利得'], memory_synapses: ['memory synapses', '記憶シナプス数'] };
const signed = value => (value > 0 ? '+' : value < 0 ? '−' : '') + Math.abs(value).toFixed(3);
const state = value => (value > 0 ? '+1' : value < 0 ? '−1' : '0');

export function show(node, context) {
  panel = node;
  brain = context.brain;
  const number = make('input', { type: 'number', min: 0, max: Math.max(0, (link.session?.neurons ?? 300) - 1), value: Math.max(0, link.watched), 'aria-label': word('neuron') });
  number.onchange = () => pick(Number(number.value));
  panel.append(make('h2', { textContent: word('neuron') }), make('div', { className: 'row' }, number,
    make('button', { type: 'button', textContent: word('poke'), onclick: () => link.watched >= 0 && link.do({ do: 'poke', neuron: link.watched, current: link.watched < 10 ? 1 : 20, moments: 20 }) }),
    make('button', { type: 'button', textContent: word('silence'), onclick: () => link.watched >= 0 && link.do({ do: 'lesion', neuron: link.watched }) })),
    make('div', { id: 'told' }, make('p', { className: 'soft', textContent: word('pickOne') })),
    make('div', { id: 'history', className: 'plot' }), make('div', { id: 'why', className: 'card' }), make('table', { id: 'variables' }));
  panel.querySelector('#why').hidden = true;
  chart = null;
  shown = number;
  if (link.watched >= 0) brain.pick(link.watched);
  else if (link.session) pick(Math.min(42, link.session.neurons - 1));
}
export function hide() { panel = null; chart = null; }
function pick(neuron) {
  if (!(neuron >= 0 && neuron < (link.session?.neurons ?? 0))) return;
  link.watch(neuron);
  brain?.pick(neuron);
  if (panel && shown) shown.value = neuron;
}
link.on('pick', neuron => { if (neuron >= 0) { if (!panel) document.querySelector('[data-page=brain]').click(); pick(neuron); } });
link.on('network', () => { if (panel && link.watched < 0) pick(Math.min(42, link.session.neurons - 1)); });
link.on('theme', () => { chart = null; });
link.on('probe', told => {
  if (!panel || told.neuron !== link.watched) return;
  panel.querySelector('#told').replaceChildren(make('p', {}, make('b', { textContent: `${told.kind} ${told.neuron}: ${state(told.state)} ` }),
    make('span', { className: 'soft', textContent: told.silenced ? ' silenced' : told.kind === 'input' ? '' : ` rich in ${told.receptors === 'alpha1' ? 'α1' : 'α2'} receptors` })));
  const h = told.history;
  const x = h.potential.map((_, i) => told.step - h.potential.length + i + 1);
  const data = [x, h.potential, h.upper, h.lower];
  const place = panel.querySelector('#history');
  place.hidden = told.kind === 'input';
  if (!chart && !place.hidden && x.length > 1) {
    chart = plot(place, [{ label: pair(NAMES.potential), stroke: css('--ink'), width: 1.3 }, { label: '+1 ≥', stroke: css('--up'), dash: [4, 3] }, { label: '−1 ≤', stroke: css('--down'), dash: [4, 3] }], 190, data);
  } else if (chart && !place.hidden) chart.setData(data);
  panel.querySelector('#variables').replaceChildren(make('caption', { className: 'soft', textContent: '' }),
    ...Object.entries(told.variables).map(([name, value]) => make('tr', {}, make('th', { textContent: pair(NAMES[name] ?? [name]) }), make('td', { textContent: value == null ? '–' : Number.isInteger(value) ? value : value.toFixed(4) }))));
  why(told);
});
function why(told) {
  const node = panel.querySelector('#why');
  node.hidden = false;
  const c = told.cause;
  if (!c) { node.replaceChildren(make('h3', { textContent: word('why') }), make('p', { textContent: word('noChange') })); return; }
  if (c.potential === undefined) {
    node.replaceChildren(make('h3', { textContent: word('why') }), make('p', { textContent: `${state(c.from)} → ${state(c.to)}, moment ${c.step}: an input neuron takes the sign of what it is told (${c.injected}).` }));
    return;
  }
  const terms = TERMS.map(([key, name]) => [pair(name), c[key]]);
  const most = Math.max(...terms.map(term => Math.abs(term[1])), 1e-6);
  const main = TERMS.slice(1).map(([key, name]) => [name, c[key]]).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))[0];
  const edge = c.to > 0 ? `above its upper threshold ${c.upper.toFixed(3)}` : c.to < 0 ? `below its lower threshold ${c.lower.toFixed(3)}` : `back between its thresholds ${c.lower.toFixed(3)} and ${c.upper.toFixed(3)}`;
  const grid = make('div', { className: 'terms' });
  for (const [name, value] of terms) {
    const width = 50 * Math.abs(value) / most;
    const bar = make('i');
    bar.style.cssText = `left:${value < 0 ? 50 - width : 50}%;width:${width}%;background:var(${value < 0 ? '--down' : '--up'})`;
    grid.append(make('span', { textContent: name }), make('span', { className: 'sym' }, bar), make('span', { textContent: signed(value) }));
  }
  const percent = factor => (factor >= 1 ? 'raises' : 'lowers') + ` both thresholds by ${Math.abs(100 * (factor - 1)).toFixed(1)} %`;
  node.replaceChildren(make('h3', { textContent: `${word('why')}: ${state(c.from)} → ${state(c.to)}` }),
    make('p', { textContent: `At moment ${c.step} its potential went from ${c.before.toFixed(3)} to ${c.potential.toFixed(3)}, ${edge}. The largest push of that moment was ${main[0][0]} (${signed(main[1])}).` }), grid,
    make('p', { textContent: `Noradrenaline sets its gain to ${c.gain.toFixed(2)}; acetylcholine ${percent(c.release)}; plateaus elsewhere ${c.inhibition > 1.0005 ? percent(c.inhibition) : 'do not inhibit it now'}.` }),
    c.pushes.length ? make('table', {}, ...c.pushes.map(push => make('tr', {}, make('th', { textContent: `${push.kind} ${push.from} at ${state(push.state)}` }), make('td', { textContent: `weight ${push.weight.toFixed(3)}` })))) : null,
    make('small', { textContent: 'The terms are those the engine summed; noise is what is left over.' }));
}
