// The record of this life: go back to any moment of it, and from there into another future.
import { link } from './link.js';
import { pair, make, plot, css } from './words.js';
import * as recording from './recording.js';

let panel = null, timer = 0, told = null, chart = null, kept = 0;

export function show(node) {
  panel = node;
  chart = null;
  const slider = make('input', { type: 'range', min: 0, max: 1, value: 0, id: 'scrub', 'aria-label': pair(['moment', '時刻']) });
  const number = make('input', { type: 'number', min: 0, id: 'moment', 'aria-label': pair(['moment', '時刻']) });
  slider.oninput = () => { number.value = slider.value; };
  slider.onchange = () => go(Number(slider.value));
  number.onchange = () => go(Number(number.value));
  panel.append(make('div', {}, make('h2', { textContent: pair(['Time machine', 'タイムマシン']) }),
    make('p', { className: 'soft', textContent: pair(['Everything is recorded as snapshots and what was done in between. Going back lives the same moments again, to the last bit; whatever you do there starts another future, and the first one stays in the plot, dashed.', 'すべてはスナップショットと操作として記録されます。戻ると同じ瞬間が最後のビットまで再現され、そこで何かをすると別の未来が始まり、元の未来は破線で残ります。']) }),
    make('div', { className: 'row' }, make('span', { className: 'grow' }, slider), number,
      make('button', { type: 'button', className: 'main', textContent: pair(['Go on from here', 'ここから続ける']), onclick: () => link.do({ do: 'resume' }) }),
      make('button', { type: 'button', textContent: pair(['Back to the present', '現在へ']), onclick: () => told && go(told.to) })),
    make('p', { id: 'where', role: 'status' }), make('div', { id: 'curves', className: 'plot' }), make('table', { id: 'deeds' })));
  recording.show(panel);
  look();
}
export function hide() { panel = null; clearTimeout(timer); recording.hide(); }
async function go(step) {
  const state = await link.do({ do: 'goto', step });
  if (!state || !panel) return;
  // A keyframe is taken before what is done at its moment; the present has that in it, the past has not.
  const done = !state.past && told?.deeds.some(deed => deed.step === step);
  const frame = done ? null : told?.keyframes.find(one => one.step === step);
  panel.querySelector('#where').textContent = pair([`Moment ${state.steps}, digest ${state.digest.slice(0, 16)}… `, `時刻 ${state.steps}、ダイジェスト ${state.digest.slice(0, 16)}… `])
    + (frame ? (frame.digest === state.digest ? pair(['equal to the recorded one.', '記録と一致。']) : pair(['DIFFERENT from the recorded one.', '記録と不一致。'])) : '');
  look();
}
async function look() {
  clearTimeout(timer);
  if (!panel) return;
  try {
    told = await link.ask('time');
    draw();
  } catch { /* tried again below */ }
  timer = setTimeout(look, 1500);
}
function draw() {
  if (!panel) return;
  const slider = panel.querySelector('#scrub');
  const number = panel.querySelector('#moment');
  slider.min = number.min = told.from;
  slider.max = number.max = told.to;
  if (document.activeElement !== slider && document.activeElement !== number) slider.value = number.value = told.now;
  slider.disabled = number.disabled = !link.holds;
  const other = told.other_future;
  const steps = [...new Set([...told.curves.step, ...other.step])].sort((a, b) => a - b);
  const spread = (curve, key) => { const map = new Map(curve.step.map((step, i) => [step, curve[key][i]])); return steps.map(step => map.get(step) ?? null); };
  const data = [steps, spread(told.curves, 'up'), spread(told.curves, 'norepinephrine'), spread(other, 'up')];
  if (!chart || kept !== panel.clientWidth) {
    kept = panel.clientWidth;
    if (steps.length < 2) return;
    chart = plot(panel.querySelector('#curves'), [{ label: '+1', stroke: css('--up') }, { label: pair(['noradrenaline', 'ノルアドレナリン']), stroke: css('--na') }, { label: pair(['+1 in the other future', '別の未来の +1']), stroke: css('--soft'), dash: [4, 3] }], 260, data);
  } else chart.setData(data);
  panel.querySelector('#deeds').replaceChildren(...told.deeds.slice(-12).reverse().map(deed => make('tr', {}, make('th', { textContent: deed.step }), make('td', { textContent: deed.words }))));
}
link.on('theme', () => { chart = null; });
