// Twelve vital signs, taken of a copy in the background again and again while this page is open.
import { link } from './link.js';
import { pair, make, css } from './words.js';

const BANDS = ['', '≥ .95', '+1 .15–.30, 0 .55–.80, −1 .06–.20', '5–60', '< .10', '.85–.995', '.2–.9', '> .05 bit, > 3 sd', '≥ 10', '.001–.10; < 5 % at limits', '.05–1', '', ''];
const LIGHTS = { green: ['● in its band', '● 範囲内'], amber: ['◐ near it', '◐ 近い'], red: ['▲ outside', '▲ 範囲外'], unknown: ['– not measurable', '– 測定不能'] };
let panel = null, timer = 0;

export function show(node) {
  panel = node;
  panel.append(make('div', {}, make('h2', { textContent: pair(['Vital signs', '生命徴候']) }),
    make('p', { className: 'soft', textContent: pair(['Probes run on copies; the network itself is never disturbed. Click a sign for its definition. Bands are ours and are documented with their doubts.', '測定は複製で行い、本体には触れません。項目をクリックすると定義を表示します。']) }),
    make('p', { id: 'word', role: 'status' }), make('div', { className: 'signs', id: 'signs' })));
  start();
}
export function hide() { panel = null; clearTimeout(timer); }
async function start() {
  try { await link.ask('vitals', {}); } catch (problem) { link.emit('notice', problem.message); }
  poll(0);
}
let drawn = '';
async function poll(times) {
  if (!panel) return;
  try {
    const told = await link.ask('vitals');
    const mark = told.step + '/' + document.documentElement.lang;
    if (told.signs.length && (drawn !== mark || !panel.querySelector('.card'))) { drawn = mark; draw(told); }
    const word = panel.querySelector('#word');
    word.textContent = (told.word ? `${told.word} · ` + pair([`taken at moment ${told.step} from a copy that lived ${told.moments} moments`, `時刻 ${told.step} の複製を ${told.moments} 時刻生かして測定`]) : '')
      + (told.problem ? ' · ' + told.problem : '') + (told.running ? pair([' · measuring …', ' · 測定中 …']) : '');
    if (!told.running && times > 6) { start(); return; }
  } catch { /* the connection is being mended; the next poll tells */ }
  // A page left and opened again meanwhile has begun another round; one of the two is enough.
  clearTimeout(timer);
  timer = setTimeout(() => poll(times + 1), 1000);
}
function draw(told) {
  panel.querySelector('#signs').replaceChildren(...told.signs.map(sign => {
    const figure = sign.value == null ? '–' : Math.abs(sign.value) >= 100 ? sign.value.toFixed(0) : Number(sign.value.toPrecision(3)).toString();
    const interval = sign.low == null ? '' : ` (${sign.low.toFixed(3)} – ${sign.high.toFixed(3)})`;
    return make('article', { className: 'card ' + sign.light }, make('details', {}, make('summary', {}, make('b', { textContent: `${sign.number} ${sign.name}` })),
      make('p', { textContent: sign.meaning + '.' }), BANDS[sign.number] ? make('p', { textContent: pair(['Band: ', '範囲: ']) + BANDS[sign.number] }) : null, sign.detail ? make('p', { textContent: sign.detail }) : null),
      make('div', { className: 'figure', textContent: figure + interval }), make('div', { className: 'light', textContent: pair(LIGHTS[sign.light]) }), trend(sign));
  }));
}
function trend(sign) {
  const points = sign.trend.filter(point => point[1] != null);
  if (points.length < 2) return null;
  const values = points.map(point => point[1]);
  const low = Math.min(...values), high = Math.max(...values);
  const path = points.map((point, i) => `${i ? 'L' : 'M'}${(100 * i / (points.length - 1)).toFixed(1)} ${(22 - 20 * (high > low ? (point[1] - low) / (high - low) : 0.5)).toFixed(1)}`).join('');
  const holder = make('div');
  holder.innerHTML = `<svg viewBox="0 0 100 24" preserveAspectRatio="none" class="spark" role="img" aria-label="trend"><path d="${path}" fill="none" stroke="${css('--soft')}" stroke-width="1.2" vector-effect="non-scaling-stroke"/></svg>`;
  return holder;
}
