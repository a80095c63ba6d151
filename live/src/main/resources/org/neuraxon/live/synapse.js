// One synapse: its variables, its last moments, and what moved its weight last.
import { link } from './link.js';
import { pair, make, plot, css, number } from './words.js';

const KINDS = { backbone: ['backbone synapse', '骨格シナプス'], input: ['synapse from an input', '入力シナプス'], memory: ['memory synapse', '記憶シナプス'] };
const NAMES = { weight: ['weight', '重み'], slow: ['slow weight', '遅い重み'], lasting: ['lasting weight', '持続する重み'], eligibility: ['coincidence waiting for permission', '許可を待つ同時活動'], delivers: ['delivers now', '今届ける量'] };
const state = value => (value > 0 ? '+1' : value < 0 ? '−1' : '0');
const signed = value => (value > 0 ? '+' : value < 0 ? '−' : '') + number(Math.abs(value));
let place = null, chart = null, drawn = '';

/** Shows synapses in this place from now on; null ends it. */
export function into(node) {
  place = node;
  chart = null;
  drawn = '';
  if (place && !link.synapse) place.replaceChildren();
}
export function pick(key) {
  link.watchSynapse(key);
  chart = null;
  drawn = '';
  if (place) place.replaceChildren();
}
link.on('theme', () => { chart = null; drawn = ''; });
link.on('synapse', told => {
  const wanted = link.synapse;
  if (!place || !wanted || told.pre !== wanted.pre || told.post !== wanted.post || told.kind !== wanted.kind) return;
  const mark = told.kind + told.pre + '/' + told.post + document.documentElement.lang;
  if (drawn !== mark) {
    drawn = mark;
    chart = null;
    place.replaceChildren(make('div', { className: 'card' },
      make('div', { className: 'row' }, make('h3', { className: 'grow', textContent: `${pair(KINDS[told.kind])} ${told.pre} → ${told.post}` }),
        make('button', { type: 'button', textContent: pair(['Leave it', '閉じる']), onclick: () => pick(null) })),
      make('p', { className: 'now' }), make('div', { className: 'plot' }), make('p', { className: 'change' }), make('table', { 'aria-label': pair(['variables of the synapse', 'シナプスの変数']) }, make('tbody'))));
  }
  const said = place.querySelector('.now');
  said.textContent = told.alive ? pair([`Neuron ${told.pre} is at ${state(told.pre_state)}, so it ${told.pre_state ? 'speaks' : 'says nothing'}; neuron ${told.post}, which hears it, is at ${state(told.post_state)}.`,
    `ニューロン ${told.pre} は ${state(told.pre_state)} で${told.pre_state ? '発信中' : '黙っています'}。受け手の ${told.post} は ${state(told.post_state)} です。`])
    : pair(['There is no such synapse now: it has died and made room for another.', '今このシナプスはありません。死んで場所を譲りました。']);
  const h = told.history;
  const x = h.weight.map((_, i) => told.step - h.weight.length + i + 1);
  const data = told.learns ? [x, h.weight, h.lasting] : [x, h.state];
  const series = told.learns ? [{ label: pair(NAMES.weight), stroke: css('--ink'), width: 1.3 }, { label: pair(NAMES.lasting), stroke: css('--accent'), dash: [4, 3] }]
    : [{ label: pair(['state of the speaking neuron', '送り手の状態']), stroke: css('--ink'), width: 1.2 }];
  if (!chart && x.length > 1) chart = plot(place.querySelector('.plot'), series, 140, data, { size: 62 });
  else if (chart) chart.setData(data);
  const c = told.change;
  place.querySelector('.change').textContent = !told.learns ? pair(['Its weight is fixed for life; the plot shows when it speaks.', '重みは一生変わりません。図は発信の時を示します。'])
    : !c ? pair(['Its weight has not moved since you began to watch it; it may move every 5 ms, but without acetylcholine and dopamine nothing is learned.', '観察開始後、重みは動いていません。5 ms ごとに動き得ますが、アセチルコリンとドーパミンがなければ学習しません。'])
      : pair([`At moment ${c.step} its weight went from ${c.before.toFixed(5)} to ${c.after.toFixed(5)}: ${signed(c.learned)} learned (a coincidence of ${c.eligibility.toFixed(3)} was waiting, dopamine was ${c.dopamine.toFixed(2)}) and ${signed(c.returned)} by return to the slow weight.`,
        `時刻 ${c.step} に重みが ${c.before.toFixed(5)} から ${c.after.toFixed(5)} へ。学習による変化 ${signed(c.learned)}（待っていた同時活動 ${c.eligibility.toFixed(3)}、ドーパミン ${c.dopamine.toFixed(2)}）、遅い重みへの復帰 ${signed(c.returned)}。`]);
  place.querySelector('tbody').replaceChildren(...Object.entries(told.variables).map(([name, value]) => make('tr', {}, make('th', { scope: 'row', textContent: pair(NAMES[name] ?? [name]) }), make('td', { textContent: value == null ? '–' : value.toFixed(5) }))));
});
