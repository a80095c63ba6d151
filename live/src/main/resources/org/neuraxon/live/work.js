// Useful work: validators and their ledger, miners and their best scores, as the validators themselves tell over HTTP.
import { link } from './link.js';
import { pair, make, plot, css } from './words.js';

let panel = null, timer = 0, chart = null, width = 0;

export function show(node) {
  panel = node;
  chart = null;
  panel.append(make('div', {}, make('h2', { textContent: pair(['Useful work', '有用な仕事']) }),
    make('p', { className: 'soft', textContent: pair(['Miners look for networks that predict a series better; validators re-execute what is sent, count only what is true, and keep a ledger that anyone can check.', 'マイナーは系列をよりよく予測するネットワークを探し、検証者は送られたものを再実行し、正しいものだけを数え、誰でも検査できる台帳に記します。']) }),
    make('p', { id: 'work-word', role: 'status', textContent: pair(['Asking the validators …', '検証者に尋ねています …']) }), make('p', { id: 'course', className: 'soft' }), make('div', { id: 'none' }),
    make('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': pair(['validators', '検証者']) }, make('table', { id: 'validators' })),
    make('div', { id: 'best', className: 'plot' }),
    make('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': pair(['miners', 'マイナー']) }, make('table', { id: 'miners' }))));
  look();
}
export function hide() { panel = null; chart = null; clearTimeout(timer); }

async function look() {
  clearTimeout(timer);
  if (!panel) return;
  try { draw(await link.ask('work')); } catch (problem) { if (panel) panel.querySelector('#work-word').textContent = problem.message; }
  timer = setTimeout(look, 2000);
}
const head = names => make('thead', {}, make('tr', {}, ...names.map(name => make('th', { scope: 'col', textContent: pair(name) }))));
const short = text => make('code', { title: text, textContent: String(text).slice(0, 12) + '…' });

/** The two kinds of work: what their scores are, and which of two is better. */
const COURSES = {
  bpp9000: { told: ['Scores are wrong windows: fewer is better.', '得点は誤った窓の数で、少ないほど良い値です。'], best: ['best of the epoch', '期の最良'], curve: ['best of the epoch (wrong windows)', '期の最良（誤り窓数）'], strikes: ['wrong claims', '誤申告'] },
  neuraxon: { told: ['Miners evolve living networks that forecast; they commit to one, reveal it, and only then a challenge is drawn on which every validator lets it live. 0 is what a linear forecast reaches, 1024 more is half the squared error: more is better.', 'マイナーは予測する生きたネットワークを進化させ、約束し、公開します。その後に課題が引かれ、全検証者がそれを生かします。線形予測が 0 点、二乗誤差の半減ごとに 1024 点で、多いほど良い値です。'], best: ['score to beat', '超えるべき得点'], curve: ['score to beat', '超えるべき得点'], strikes: ['not revealed', '未公開'] },
};
const PHASES = { mining: ['commitments', '約束'], revealing: ['reveals', '公開'], scoring: ['scores', '採点'] };

function draw(told) {
  if (!panel) return;
  const up = told.validators.filter(one => one.answers);
  const evolves = up.some(one => one.algorithm === 'neuraxon');
  const course = evolves ? COURSES.neuraxon : COURSES.bpp9000;
  const champion = up.find(one => one.champion)?.champion;
  panel.querySelector('#course').replaceChildren(...(up.length ? [pair(course.told), ...(champion ? [pair([' Champion: a network of ', ' 王者: ']), short(champion.miner), pair([`, revealed in entry ${champion.entry}.`, ` のネットワーク（記録 ${champion.entry} で公開）。`])] : [])] : []));
  const heads = new Set(up.map(one => `${one.entries} ${one.head}`));
  const longest = Math.max(...up.map(one => one.entries));
  const word = !up.length ? pair(['No validator answers.', '応答する検証者がありません。'])
    : up.length === 1 ? pair([`${told.validators.length === 1 ? 'The validator answers' : `1 of ${told.validators.length} validators answers`}; its ledger has ${longest} entries.`, `検証者 ${told.validators.length} 台中 1 台が応答、台帳は ${longest} 件。`])
    : heads.size === 1 ? pair([`${up.length} of ${told.validators.length} validators answer, with the same ledger of ${longest} entries.`, `検証者 ${told.validators.length} 台中 ${up.length} 台が応答、台帳は一致（${longest} 件）。`])
      : [...heads].map(text => text.split(' ')[0]).length !== new Set([...heads].map(text => text.split(' ')[0])).size
        ? pair(['Validators of equal length differ: two stories are told.', '同じ長さの台帳が食い違っています。'])
        : pair([`${up.length} validators answer; some are behind the longest ledger of ${longest} entries.`, `検証者 ${up.length} 台が応答。最長の台帳（${longest} 件）に遅れているものがあります。`]);
  const place = panel.querySelector('#work-word');
  if (place.textContent !== word) place.textContent = word;
  panel.querySelector('#none').replaceChildren(...(up.length ? told.miners.length ? [] : [miner(up[0].url)] : [start(told)]));
  panel.querySelector('#validators').replaceChildren(head([['validator', '検証者'], ['role', '役割'], ['epoch', '期'], course.best, ['threshold', '閾値'], ['entries', '件数'], ['segments', '区画'], ['head', '先頭']]),
    make('tbody', {}, ...told.validators.map(one => make('tr', {}, make('th', { scope: 'row', textContent: one.url }), ...(one.answers
      ? [make('td', { textContent: one.role }), make('td', { textContent: one.epoch + (PHASES[one.phase] ? ', ' + pair(PHASES[one.phase]) : '') }), make('td', { textContent: !evolves && one.epoch_best > one.threshold ? '–' : one.epoch_best }), make('td', { textContent: one.threshold }), make('td', { textContent: one.entries }), make('td', { textContent: one.segments }), make('td', {}, short(one.head))]
      : [make('td', { colSpan: 7, className: 'soft', textContent: '○ ' + one.problem })])))));
  const miners = [...told.miners].sort((a, b) => b.points - a.points);
  panel.querySelector('#miners').replaceChildren(...(miners.length ? [head([['miner', 'マイナー'], ['counted', '有効'], ['points', '点'], ['best now', '今期の最良'], course.strikes]),
    make('tbody', {}, ...miners.map(one => make('tr', {}, make('th', { scope: 'row' }, short(one.miner)), make('td', { textContent: one.counted }), make('td', { textContent: one.points }), make('td', { textContent: one.best < 0 ? '–' : one.best }), make('td', { textContent: one.strikes }))))] : []));
  const best = panel.querySelector('#best');
  const points = told.history.filter(one => one.best != null);
  best.hidden = points.length < 2;
  if (!best.hidden) {
    const data = [points.map(one => one.entries), points.map(one => one.best)];
    if (!chart || width !== panel.clientWidth) {
      width = panel.clientWidth;
      chart = plot(best, [{ label: pair(course.curve), stroke: css('--up'), width: 1.5, paths: window.uPlot.paths.stepped({ align: 1 }) }], 200, data, { x: pair(['entries of the ledger', '台帳の件数']) });
    } else chart.setData(data);
  }
}
const keyed = "head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \\n' > my.key";
function miner(url) {
  return make('div', { className: 'card' }, make('h3', { textContent: pair(['Nobody has sent anything that counts yet', 'まだ有効なものは送られていません']) }),
    make('p', { textContent: pair(['A key of your own, and a miner that sends what it finds:', '自分の鍵と、見つけたものを送るマイナー:']) }), make('code', { textContent: keyed }), make('br'), make('code', { textContent: `./neuraxon mine --key my.key --node ${url}` }));
}
function start(told) {
  const url = told.validators[0].url;
  return make('div', { className: 'card' }, make('h3', { textContent: pair(['Start one', '起動するには']) }),
    make('p', { textContent: pair(['In another terminal, a validator with a small practice task and a ledger of its own:', '別の端末で、練習課題と自分の台帳を持つ検証者を:']) }), make('code', { textContent: './neuraxon node' }),
    make('p', { textContent: pair(['Then a key of your own, and a miner that sends what it finds:', '次に自分の鍵と、見つけたものを送るマイナーを:']) }), make('code', { textContent: keyed }), make('br'), make('code', { textContent: `./neuraxon mine --key my.key --node ${url}` }),
    make('p', { textContent: pair(['This page looks at the addresses that the live lab was started with:', 'このページは起動時に指定されたアドレスを見ます:']) }), make('code', { textContent: './neuraxon live --node ' + told.validators.map(one => one.url).join(',') }));
}
link.on('theme', () => { chart = null; });
