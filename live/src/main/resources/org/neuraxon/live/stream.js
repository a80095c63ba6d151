// A series dropped onto the page is lived through by a watcher of its own: forecast, band, surprise, alarms and why. A thumb on an alarm
// teaches it: the series is lived again with the lesson at its row, so only what comes after can change, and the page says what did.
import { link } from './link.js';
import { pair, make, plot, css, number, word } from './words.js';
import { MODULATORS } from './link.js';
import { MachineSeries } from './machine.js';

const MOST = 50000;
const COLOURS = ['--da', '--ht', '--ach', '--na'];
let panel = null, series = null, carried = [], timer = 0, charts = {}, painted = 0, alarmed = '';

export function show(node) {
  panel = node;
  const file = make('input', { type: 'file', accept: '.csv,.tsv,.txt', 'aria-label': pair(['CSV file', 'CSV ファイル']) });
  file.onchange = () => file.files[0] && read(file.files[0]);
  const drop = make('div', { className: 'drop' }, make('p', { textContent: pair(['Drop a CSV here: its last numeric column is watched, row by row. It stays on this machine.', 'CSV をここに置くと、最後の数値列を一行ずつ見守ります。データはこの機械から出ません。']) }), file,
    make('p', {}, make('button', { type: 'button', id: 'generated', textContent: pair(['A generated series with surprises', '異変を含む生成系列']), onclick: () => watch(generated(), pair(['generated', '生成系列'])) }),
      ' ', make('button', { type: 'button', id: 'machine', textContent: pair(['This machine, live', 'この機械を実況']), onclick: () => machine() }),
      ' ', make('label', { id: 'figures', hidden: true })));
  drop.ondragover = event => { event.preventDefault(); drop.classList.add('over'); };
  drop.ondragleave = () => drop.classList.remove('over');
  drop.ondrop = event => { event.preventDefault(); drop.classList.remove('over'); if (event.dataTransfer.files[0]) read(event.dataTransfer.files[0]); };
  panel.append(make('div', {}, make('h2', { textContent: pair(['Stream', 'データ']) }), drop, make('p', { id: 'summary', role: 'status' }), make('div', { id: 'taught', className: 'row', hidden: true }),
    make('div', { id: 'series', className: 'plot' }), make('div', { id: 'surprise', className: 'plot' }),
    make('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': pair(['alarms', '警報']) }, make('table', { id: 'alarms' })),
    make('div', { id: 'levels', className: 'plot' }), make('figure', { id: 'raster', hidden: true })));
  charts = {};
  alarmed = '';
  if (series?.machine) look(); else if (series) live();
}
export function hide() { panel = null; clearTimeout(timer); }
/** The figures of the machine that the lab runs on, from now on; the server began when somebody asked first. */
function machine(column) {
  remember();
  series = { machine: new MachineSeries(column), lessons: new Map(), name: column ?? '' };
  panel.querySelector('#summary').textContent = pair(['waiting for the first rows …', '最初の行を待っています …']);
  look();
}
async function look() {
  clearTimeout(timer);
  const mine = series;
  if (!panel || !mine?.machine) return;
  try {
    const changed = await mine.machine.look();
    if (panel && mine === series && (changed || !charts.series)) {
      Object.assign(mine, { name: mine.machine.column, values: mine.machine.told.values, told: mine.machine.told, untaught: mine.machine.told });
      figures();
      if (mine.values.length) draw();
    }
  } catch (problem) { if (panel && mine === series) panel.querySelector('#summary').textContent = problem.message; }
  if (mine === series) timer = setTimeout(look, 1000);
}
function figures() {
  const place = panel.querySelector('#figures');
  place.hidden = !series?.machine;
  if (place.hidden || place.querySelector('select')?.value === series.name) return;
  place.replaceChildren(pair(['figure ', '項目 ']), make('select', { onchange: event => machine(event.target.value) }, ...series.machine.columns.map(name => make('option', { value: name, textContent: name, selected: name === series.name }))));
}
function generated() {
  // A rhythm, a noise without a random number, odd rows of one kind again and again, and one shift of the level.
  return Array.from({ length: 2200 }, (_, i) => 20 + 5 * Math.sin(i / 8) + 2 * Math.sin(i / 31) + 0.4 * Math.sin(i * i * 0.37)
    + (i > 300 && i % 410 === 7 ? 14 : 0) + (i >= 1900 && i < 1920 ? -9 : 0));
}
async function read(file) {
  if (file.size > 20e6) { link.emit('notice', pair([`${file.name} has ${Math.round(file.size / 1e6)} MB; at most 20 MB are read here, the command "neuraxon watch" reads any size.`, `${file.name} は ${Math.round(file.size / 1e6)} MB です。ここでは 20 MB まで、それ以上は「neuraxon watch」で。`])); return; }
  const lines = (await file.text()).split(/\r?\n/).filter(line => line.trim());
  if (!lines.length) { link.emit('notice', pair([`${file.name} is empty.`, `${file.name} は空です。`])); return; }
  const mark = [',', ';', '\t'].sort((a, b) => lines[0].split(b).length - lines[0].split(a).length)[0];
  const rows = lines.map(line => line.split(mark).map(cell => cell.trim().replace(/^"|"$/g, '')));
  const numeric = cell => cell !== undefined && cell !== '' && Number.isFinite(Number(cell));
  const columns = rows.at(-1).map((_, i) => i).filter(i => rows.slice(-20).filter(row => numeric(row[i])).length > 10 || rows.length < 20 && numeric(rows.at(-1)[i]));
  if (!columns.length) { link.emit('notice', pair([`${file.name} has no numeric column.`, `${file.name} に数値の列がありません。`])); return; }
  const column = columns.at(-1);
  const body = numeric(rows[0][column]) ? rows : rows.slice(1);
  watch(body.slice(-MOST).map(row => (numeric(row[column]) ? Number(row[column]) : null)), numeric(rows[0][column]) ? file.name : rows[0][column]);
}
/** Another series: what was taught about the last one is taught before its first row. */
function watch(values, name) {
  remember();
  series = { values, name, lessons: new Map(), untaught: null, told: null };
  figures();
  live();
}
function remember() {
  clearTimeout(timer);
  charts = {};
  if (series) carried.push(...[...series.lessons.values()].map(({ kind, surprise, wanted }) => ({ kind, surprise, wanted })));
}
async function live() {
  const mine = series;
  const summary = panel.querySelector('#summary');
  summary.textContent = pair(['living through it …', '見守り中 …']);
  try {
    const said = [...carried, ...[...mine.lessons].map(([row, { wanted }]) => ({ row, wanted }))];
    if (!mine.untaught) mine.untaught = await link.ask('stream', { values: mine.values });
    mine.told = said.length ? await link.ask('stream', { values: mine.values, lessons: said }) : mine.untaught;
    if (panel && mine === series) draw();
  } catch (problem) {
    summary.textContent = '';
    link.emit('notice', problem.message);
  }
}
function draw() {
  const { values, name, told, untaught } = series;
  const first = told.first ?? 0;
  const rows = new Set(told.alarms.map(alarm => alarm.row));
  const gone = untaught.alarms.filter(alarm => !rows.has(alarm.row));
  const known = new Set(untaught.alarms.map(alarm => alarm.row));
  const fresh = told.alarms.filter(alarm => !known.has(alarm.row));
  const place = panel.querySelector('#summary');
  const heard = series.machine ? pair([`${name} of this machine, now ${number(values.at(-1))}: ${told.rows} ${told.rows === 1 ? 'row' : 'rows'}, one a second; ${told.alarms.length} ${told.alarms.length === 1 ? 'alarm' : 'alarms'}. What you answer to an alarm counts from then on.`, `この機械の ${name}、現在 ${number(values.at(-1))}。毎秒一行で ${told.rows} 行、警報 ${told.alarms.length} 件。警報への返答はその時点から効きます。`]) + (series.machine.problem ? ' ' + series.machine.problem : '') : pair([`${name}: ${told.rows} rows, ${told.alarms.length} ${told.alarms.length === 1 ? 'alarm' : 'alarms'}.`, `${name}: ${told.rows} 行、警報 ${told.alarms.length} 件。`])
    + (taught() ? pair([` Untaught there were ${untaught.alarms.length}: ${gone.length} no longer come, ${fresh.length} are new.`, ` 教える前は ${untaught.alarms.length} 件。${gone.length} 件が消え、${fresh.length} 件が新たに出ました。`]) : '');
  // What changes every second is not read out.
  place.setAttribute('aria-live', series.machine ? 'off' : 'polite');
  if (place.textContent !== heard) place.textContent = heard;
  const bar = panel.querySelector('#taught');
  bar.hidden = !taught() || !!series.machine;
  bar.replaceChildren(make('span', { className: 'soft', textContent: pair([`${taught() === 1 ? 'One lesson. It raises or lowers' : taught() + ' lessons. They raise or lower'} what it takes for an alarm of the same kind, in the rows after; the surprise itself stays what was measured.`, `教えた数: ${taught()}。同じ種類の警報に必要な驚きを、その行以降で上げ下げします。驚き自体は変わりません。`]) }),
    make('button', { type: 'button', textContent: pair(['Forget what was taught', '教えたことを忘れる']), onclick: () => { carried = []; series.lessons.clear(); live(); } }));
  const x = values.map((_, i) => first + i);
  const at = list => { const marks = values.map(() => null); list.forEach(alarm => { if (alarm.row >= first) marks[alarm.row - first] = values[alarm.row - first]; }); return marks; };
  const dots = (label, colour, fill) => ({ label, stroke: css(colour), paths: () => null, points: { show: true, size: 10, stroke: css(colour), fill: css(fill) } });
  paint('series', [{ label: name, stroke: css('--ink'), width: 1 }, { label: pair(['forecast', '予測']), stroke: css('--accent'), width: 1 }, { label: pair(['low', '下限']), stroke: css('--zero'), dash: [3, 3] }, { label: pair(['high', '上限']), stroke: css('--zero'), dash: [3, 3] },
    dots(pair(['alarm', '警報']), '--bad', '--bad'), ...(gone.length ? [dots(pair(['no longer an alarm', '消えた警報']), '--bad', '--ground')] : [])], 280, [x, values, told.forecast, told.low, told.high, at(told.alarms), ...(gone.length ? [at(gone)] : [])], { x: pair(['row', '行']), options: { scales: { x: { time: false }, y: { range: aroundValues } } } });
  paint('surprise', [{ label: pair(['surprise (nats)', '驚き（ナット）']), stroke: css('--bad'), width: 1 }], 140, [x, told.surprise], { x: pair(['row', '行']) });
  paint('levels', MODULATORS.map((key, i) => ({ label: word(key), stroke: css(COLOURS[i]), width: 1.2 })), 140, [x, ...told.levels], { x: pair(['row', '行']) });
  raster(told.raster);
  const sight = JSON.stringify([told.alarms, gone, name]);
  if (series.machine && sight === alarmed) return;
  alarmed = sight;
  panel.querySelector('#alarms').replaceChildren(make('thead', {}, make('tr', {}, ...[['row', '行'], ['why', '理由'], ['was it worth telling?', '知らせる価値は？']].map(text => make('th', { scope: 'col', textContent: pair(text) })))),
    make('tbody', {}, ...[...told.alarms.map(alarm => [alarm, true]), ...gone.map(alarm => [alarm, false])].sort((a, b) => a[0].row - b[0].row).map(([alarm, stands]) => line(alarm, stands))));
}
/** As high as the values in sight; the first bands, wider than anything seen, are cut off. */
function aroundValues(chart) {
  const [from, to] = chart.series[0].idxs;
  const seen = chart.data[1].slice(from, to + 1).filter(value => value !== null);
  const low = Math.min(...seen), high = Math.max(...seen);
  const margin = (high - low) * 0.1 || Math.abs(high) * 0.1 || 1;
  return seen.length ? [low - margin, high + margin] : [0, 1];
}
/** A plot is made once; while the same series goes on, only its data change, so that a cursor stays where it is. */
function paint(id, lines, height, data, more) {
  const place = panel.querySelector('#' + id);
  const form = [series.machine ? series.name : ++painted, lines.length, place.clientWidth].join();
  if (charts[id]?.form === form) charts[id].chart.setData(data);
  else charts[id] = { form, chart: plot(place, lines, height, data, more) };
}
const taught = () => carried.length + series.lessons.size;
function line(alarm, stands) {
  const lesson = series.machine ? (alarm.wanted == null ? null : alarm) : series.lessons.get(alarm.row);
  const thumb = wanted => make('button', { type: 'button', className: 'thumb', textContent: wanted ? pair(['Yes', 'ある']) : pair(['No', 'ない']), 'aria-pressed': String(lesson?.wanted === wanted), disabled: !stands,
    'aria-label': wanted ? pair([`row ${alarm.row}: yes, tell me of such rows`, `行 ${alarm.row}: このような行は知らせて`]) : pair([`row ${alarm.row}: no, not of such rows`, `行 ${alarm.row}: このような行は不要`]),
    onclick: () => {
      if (series.machine) { series.machine.teach(alarm.row, wanted).then(look, problem => link.emit('notice', problem.message)); return; }
      if (lesson?.wanted === wanted) series.lessons.delete(alarm.row);
      else series.lessons.set(alarm.row, { wanted, kind: alarm.kind, surprise: alarm.surprise });
      live();
    } });
  return make('tr', { className: stands ? '' : 'gone' }, make('th', { scope: 'row', textContent: alarm.row, title: alarm.time ?? '' }), make('td', { textContent: why(alarm) + (stands ? '' : pair([' (no longer an alarm)', '（警報ではなくなりました）'])) }), make('td', {}, stands ? make('span', { className: 'thumbs' }, thumb(true), thumb(false)) : null));
}
/** The sentence of the detector, or the same in Japanese from its figures. */
function why(alarm) {
  const [a, b, c] = alarm.figures;
  const seen = (times, among) => (times ? `${among} 行中 ${times} 回` : `${among} 行で一度も見られていません`);
  const japanese = {
    forecast: () => (b > 0 ? `予測が普段の誤差の ${number(Math.abs(a) / b)} 倍外れました` : `予測が ${number(Math.abs(a))} 外れました。これまでよりずっと大きい誤差です`),
    combination: () => `遅い水準と速い水準の珍しい組み合わせ（${seen(a, b)}）`,
    range: () => (a > c ? `値 ${number(a)} はこれまでの最大 ${number(c)} を上回ります` : `値 ${number(a)} はこれまでの最小 ${number(b)} を下回ります`),
    gap: () => `${a} 行にわたり値がありません（この長さの欠測: ${seen(b, c)}）`,
    signal: () => `24 行前に作った予測の誤差が ${number(b)} で、これまでと大きく違います`,
  };
  return pair([alarm.why, japanese[alarm.kind]?.()]);
}
/** The trits of the watcher's network in the last rows: a column a row, a line a neuron. */
function raster(told) {
  const place = panel.querySelector('#raster');
  place.hidden = !told;
  if (!told) return;
  const canvas = make('canvas', { width: told.states.length, height: told.neurons, className: 'raster', role: 'img', 'aria-label': pair([`states of ${told.neurons} neurons in the last ${told.states.length} rows`, `最後の ${told.states.length} 行の ${told.neurons} ニューロンの状態`]) });
  const g = canvas.getContext('2d');
  told.states.forEach((column, x) => [...column].forEach((trit, y) => {
    if (trit !== '0') { g.fillStyle = css(trit === '+' ? '--up' : '--down'); g.fillRect(x, y, 1, 1); }
  }));
  place.replaceChildren(make('figcaption', { className: 'soft', textContent: pair([`The watcher's network in the last ${told.states.length} rows: +1 orange, −1 blue, 0 empty; a line for each of ${told.neurons} neurons.`, `見守るネットワークの最後の ${told.states.length} 行: +1 橙、−1 青、0 空白。${told.neurons} ニューロンが各一行。`]) }), canvas);
}
link.on('theme', () => { charts = {}; if (panel && series?.told?.values?.length !== 0 && series?.told) draw(); });
